"""Vietnamese administration as data: types of documents, bodies and their codes, territories, abbreviations."""

from .abbreviations import abbreviation_table, expand
from .fold import bare, fold, spellings
from .provinces import (
    Province,
    province_at,
    province_in,
    province_name,
    province_of_domain,
    provinces_on,
)
from .types import (
    DocumentType,
    document_types,
    type_at_start,
    type_name,
    type_named,
    type_of_symbol,
    type_of_title,
    type_of_word,
    type_pattern,
    type_words,
)

__all__ = [
    "DocumentType", "Province", "abbreviation_table", "bare", "document_types", "expand", "fold", "province_at",
    "province_in", "province_name", "province_of_domain", "provinces_on", "spellings", "type_at_start", "type_name",
    "type_named", "type_of_symbol", "type_of_title", "type_of_word", "type_pattern", "type_words",
]  # fmt: skip
