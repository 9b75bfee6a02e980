"""The page: an archive in the browser of the machine it stands on. `app.create_app` makes it; `congvan serve` runs it.

How a page is added:

1. `pages/NAME.py` holds a `router` whose functions are plain `def` (they run beside one another, each with connections
   of its own) and take `request: Request` and `archive: TheArchive`. A page is
   `return rendered(request, "NAME.html", …)`.
2. `templates/NAME.html` extends `base.html` and fills the blocks `title`, `main`, and where needed `styles`, `scripts`
   (files of `static/`; the policy allows nothing inline: no `<script>` with words in it, no `style=`).
3. One line in `pages/__init__.py` (`ROUTERS`; `NAV` where it stands in the navigation).
4. Every word is English in the source and goes through `t("…")`, in templates too; `data/vi.toml` has its Vietnamese
   (a test compares both). Days go through `day(…)`.
5. A form that changes something is `method="post"` with `{{ token() }}` in it; htmx sends the token by itself.
6. Errors of the archive (`CongVanError`) need no care: they become a page that says what to do.
"""
