"""Times in words: the forms they take, what they mean, and the working calendar that terms are counted by."""
