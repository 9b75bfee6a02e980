"""Known documents in other words, in other spellings, on other pages: what is lost then was fitted to the documents."""
