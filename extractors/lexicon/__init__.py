"""Vietnamese administration as data: types of documents, bodies and their codes, territories, abbreviations."""

from .abbreviations import abbreviation_table, expand
from .agencies import (
    AgencyKind,
    agency_heads,
    agency_table,
    bodies_of_code,
    is_issuer_code,
    known_agencies,
    unit_of_code,
)
from .display import full_name, sentence_case
from .provinces import (
    Province,
    kind_of_province,
    province_at,
    province_in,
    province_name,
    province_of_domain,
    provinces_on,
)
from .symbols import issuer_of_symbol, type_of_symbol
from .types import (
    DocumentType,
    document_types,
    is_ward,
    type_at_start,
    type_name,
    type_named,
    type_of_title,
    type_of_word,
    type_pattern,
    type_words,
)
from .units import communes_named, districts_named

__all__ = [
    "AgencyKind",
    "DocumentType",
    "Province",
    "abbreviation_table",
    "agency_heads",
    "agency_table",
    "bodies_of_code",
    "communes_named",
    "districts_named",
    "document_types",
    "expand",
    "full_name",
    "is_issuer_code",
    "is_ward",
    "issuer_of_symbol",
    "kind_of_province",
    "known_agencies",
    "province_at",
    "province_in",
    "province_name",
    "province_of_domain",
    "provinces_on",
    "sentence_case",
    "type_at_start",
    "type_name",
    "type_named",
    "type_of_symbol",
    "type_of_title",
    "type_of_word",
    "type_pattern",
    "type_words",
    "unit_of_code",
]  # fmt: skip
