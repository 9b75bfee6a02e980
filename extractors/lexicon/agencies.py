"""Bodies by the codes of their symbols."""


def is_issuer_code(code: str) -> bool:
    """Tell whether a segment of a symbol is the code of an issuing body."""
    return code.upper() in {"UBND", "TTG", "CP", "TW", "TU", "HU", "SNV", "BNV"} or code[:1] in "BS"
