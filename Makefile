# Everything a clone needs: `make demo` shows the work, `make test` proves it. The first run makes .venv from the lock.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
SHELL := /bin/sh
BIN := .venv/bin
READY := .venv/.installed
DB := demo/congvan.db
OFFICE := UBND xã Yên Hợp, huyện Văn Yên, tỉnh Yên Bái
CHAIN := huyện > Sở Nội vụ > Ban Thi đua - Khen thưởng Trung ương
export PYTHONUTF8 := 1
TORCH ?= python3
WORKERS ?= 2

.PHONY: help demo serve test lint bench bench-graph bench-scale bench-page soak soak-ingest soak-mutations soak-watch interop notebook samples fingerprint digits pictures lock system clean

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1|\2/p' Makefile | while IFS='|' read -r name words; do printf '  %-14s %s\n' "$$name" "$$words"; done

$(READY): requirements.txt pyproject.toml tools/setup
	@tools/setup

demo: $(READY) ## read the samples, print a chain, who followed it and the deadlines, write calendar, register and week
	@mkdir -p demo
	@rm -f $(DB) $(DB)-shm $(DB)-wal
	$(BIN)/congvan ingest samples/dispatches --db $(DB)
	$(BIN)/congvan chains "$(CHAIN)" --db $(DB)
	$(BIN)/congvan follow 463/BTĐKT-TT --levels 1 --db $(DB)
	$(BIN)/congvan cascade 318/UBND-NV --db $(DB)
	$(BIN)/congvan deadlines --db $(DB)
	@$(BIN)/congvan config office "$(OFFICE)" --db $(DB)
	@$(BIN)/congvan receive 402/UBND-NV --no 15 --date 24/03/2023 --db $(DB)
	$(BIN)/congvan register tracking --on 20/05/2023 --db $(DB)
	@$(BIN)/congvan register tracking --on 20/05/2023 --db $(DB) --output demo/so-theo-doi.xlsx
	@$(BIN)/congvan week --on 15/05/2023 --db $(DB) --output demo/viec-tuan-nay.txt
	@$(BIN)/congvan deadlines --db $(DB) --ics --output demo/deadlines.ics
	@echo "Calendar / lịch: demo/deadlines.ics"
	@echo "Register / sổ theo dõi: demo/so-theo-doi.xlsx"
	@echo "The week / việc tuần này: demo/viec-tuan-nay.txt"

serve: $(READY) ## open the samples that make demo took in as a page in the browser, on a day of their story
	@test -f $(DB) || { echo "make demo comes first"; exit 1; }
	$(BIN)/congvan serve --db $(DB) --on 12/04/2023

test: lint ## lint, types and the whole test suite
	$(BIN)/pytest -m "not soak" -n $(WORKERS) --dist loadfile

lint: $(READY) ## ruff and mypy
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(READY) ## speed on this machine, beside a plain loop over other libraries; what an installation brings
	$(BIN)/python tools/bench.py
	$(BIN)/python -m tools.closure

bench-graph: $(READY) ## how fast links are resolved and questions answered, on a simulated country
	$(BIN)/python -m tools.bench_graph
	$(BIN)/python -m tools.bench_questions --postgres

bench-scale: $(READY) ## what taking in many files costs: growth, the second run, engines beside each other
	$(BIN)/python -m tools.bench_scale growth 1000 3000 10000
	$(BIN)/python -m tools.bench_scale engines 2000 --postgres
	$(BIN)/python -m tools.bench_search 10000 100000

bench-page: $(READY) ## how quick the pages are on an office's archive of 10 000 made documents, beside a bare answer; ten users
	$(BIN)/python -m tools.bench_page

soak-mutations: $(READY) ## 20 000 damaged files and 500 damaged scans, taken in beside good ones
	$(BIN)/pytest -m soak -s tests/pipeline/reading/test_damage.py

interop: $(READY) ## calendars, registers and views in other programs: khal, todoman, ical.js, LibreOffice, Datasette
	@test -x .interop/bin/khal || { $(BIN)/python -m venv .interop && .interop/bin/pip install --quiet khal todoman datasette; }
	@test -d .interop/node_modules/ical.js || ! command -v npm >/dev/null || npm install --silent --prefix .interop ical.js
	$(BIN)/pytest -rs tests/interop
	$(BIN)/pytest -m soak tests/pipeline/cli/test_deadlines.py

soak-watch: $(READY) ## a folder under half an hour of moves, writes, deletes and kills, watched
	$(BIN)/pytest -m soak -s tests/pipeline/watching

soak: interop ## the long versions of checks
	$(BIN)/pytest -m soak
	$(BIN)/python -m tools.measure_rendered --write docs/measured/ocr.md

soak-ingest: $(READY) ## kills, full disks, bombs: the long versions of what interrupts an ingest
	$(BIN)/pytest -m soak -s tests/pipeline/reading tests/pipeline/filing

notebook: $(READY) ## run notebooks/tour.ipynb into demo/tour.ipynb
	@mkdir -p demo
	cd notebooks && ../$(BIN)/jupyter execute --output=../demo/tour.ipynb tour.ipynb

samples: $(READY) ## make samples/dispatches anew from samples/source
	$(BIN)/python -m tools.samples

fingerprint: $(READY) ## write down what makes texts and records, and the tables' columns; after every change of extractors/ or schemas/
	$(BIN)/python -m tools.columns
	$(BIN)/python -m tools.fingerprint

digits: ## train the digit reader anew (TORCH=python with PyTorch, CROPS=folder of labelled crops)
	$(TORCH) -m tools.digits.train --out extractors/data/digits.npz $(if $(CROPS),--crops $(CROPS))

pictures: $(READY) ## draw the README's pictures and put the commands' real output into it
	$(BIN)/python tools/pictures.py
	@! command -v chromium >/dev/null || $(BIN)/python -m tools.page_pictures
	$(BIN)/python tools/readme.py

lock: $(READY) ## complete requirements.txt from pyproject.toml (UPGRADE=--upgrade: newest versions)
	@test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --universal --generate-hashes --no-header --no-emit-index-url --no-emit-find-links \
		--python-version 3.11 --extra dev $(UPGRADE) --quiet --output-file requirements.txt pyproject.toml

system: ## install the system packages that reading scans will need (Tesseract with Vietnamese)
	@tools/setup --system

clean: ## remove what the other targets made, .venv too
	rm -rf .venv .interop demo build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis *.egg-info
