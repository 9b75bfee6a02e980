"""Tables of RTF: groups that are no text of the document, signs that have words, code pages of character sets."""

from __future__ import annotations

_IGNORED = """
    aftncn aftnsep aftnsepc annotation atnauthor atndate atnicn atnid atnparent atnref atntime atrfend atrfstart
    author background bkmkend bkmkstart blipuid buptim category colorschememapping comment company
    creatim datafield datastore doccomm docvar falt filetbl fldtype fname fontemb footer footerf footerl
    footerr ftncn ftnsep ftnsepc generator hlinkbase info keycode keywords
    latentstyles listoverridetable listtable manager mmathPr nonesttables nonshppict objclass objdata object
    objname operator panose password passwordhash pgdsctbl pict pn pnseclvl printim private propname protusertbl
    revtbl revtim rsidtbl rxe shppict shprslt sp stylesheet subject tc template themedata title txe userprops
    wgrffmtfilter windowcaption writereservation writereservhash xe xmlattrname xmlattrvalue xmlclose xmlname
    xmlnstbl xmlopen
"""
IGNORED = frozenset(_IGNORED.split())
"""Words at the beginning of groups that are left out."""

SHOWN = frozenset(("shpinst", "shptxt", "ud", "do"))
"""Words at the beginning of groups that old readers may pass over, and that hold text of the document."""
HEADERS = frozenset(("header", "headerf", "headerl", "headerr"))

SIGNS = {
    "tab": "\t", "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005", "cellx": "", "nbsp": "\u00a0",
}  # fmt: skip

BORDER_LINES = frozenset(("brdrs", "brdrth", "brdrdb", "brdrdot", "brdrdash", "brdrhair", "brdrtriple", "brdrthtnsg"))

CHARSETS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253", 162: "cp1254", 163: "cp1258",
    177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
"""Code pages of the character sets of fonts; 0 and 1 are the document's own."""
