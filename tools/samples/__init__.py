"""Makes the sample dispatches from `samples/source/*.toml`, in the form of Nghị định 30/2020/NĐ-CP, Phụ lục I."""
