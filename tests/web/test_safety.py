from __future__ import annotations

import re

import pytest

from pipeline.web.safety import is_loopback

FOREIGN = ({"Origin": "http://example.org"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"},
           {"X-Congvan-Token": "0" * 64}, {"Origin": "http://testserver:81"})  # fmt: skip


@pytest.mark.parametrize("headers", FOREIGN)
def test_what_another_site_sends_changes_nothing(office, client, headers) -> None:
    before = office.unseen().total
    assert client.post("/seen", headers=headers).status_code == 403
    assert office.unseen().total == before


def test_a_form_needs_the_token_of_the_page(office, client) -> None:
    token = client.headers.pop("X-Congvan-Token")
    assert client.post("/seen").status_code == 403
    assert client.post("/seen", data={"token": "0" * 64}).status_code == 403
    assert office.unseen().total
    assert client.post("/seen", data={"token": token}, follow_redirects=False).status_code == 303
    assert not office.unseen().total


@pytest.mark.parametrize("host", ["example.org", "127.0.0.1.example.org", "192.168.1.4", "", "[::2]"])
def test_another_host_is_refused(reader, host) -> None:
    assert reader.get("/", headers={"Host": host}).status_code == 403


@pytest.mark.parametrize(
    ("host", "wanted"),
    [("127.0.0.1", True), ("127.3.2.1", True), ("::1", True), ("[::1]", True), ("localhost", True), ("0.0.0.0", False),
     ("192.168.1.4", False), ("::", False), ("example.org", False)],
)  # fmt: skip
def test_loopback(host, wanted) -> None:
    assert is_loopback(host) is wanted


def test_nothing_stands_inline(reader) -> None:
    answer = reader.get("/")
    policy = answer.headers["Content-Security-Policy"]
    assert "unsafe" not in policy and "default-src 'none'" in policy and "script-src 'self'" in policy
    assert not re.search(r"<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=|javascript:", answer.text)


@pytest.mark.parametrize("back", ["//example.org/", "https://example.org/", "/\\example.org", "x"])
def test_no_way_out_by_a_redirect(reader, back) -> None:
    answer = reader.get("/language/vi", params={"back": back}, follow_redirects=False)
    assert answer.headers["Location"] == "/"


def test_a_page_that_is_not_there(reader) -> None:
    answer = reader.get("/nothing<script>")
    assert answer.status_code == 404 and "Không tìm thấy" in answer.text and "<script>" not in answer.text
