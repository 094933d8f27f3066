# The project's commands; `make` alone lists them.
PORT ?= 8000
export PORT
python = .venv/bin/python
environment = sh deploy/demo/suitable-python -m deploy.demo.install requirements-dev.txt
compile = uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header $(UV_ARGS)

.PHONY: help demo demo-reset demo-code run test test-services test-browser test-next production-check audit audit-full screenshots bench bench-search lint security-audit format requirements

help: ## Diese Übersicht
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-17s %s\n", $$1, $$2}' Makefile

demo: ## Die Demo starten: http://127.0.0.1:8000 (anderer Port: make demo PORT=8001)
	@exec sh deploy/demo/suitable-python -m deploy.demo

demo-reset: ## Die Demo in den Anfangszustand setzen und starten
	@exec sh deploy/demo/suitable-python -m deploy.demo --reset

demo-code: ## Den Code zeigen, den eine App für die Demo jetzt zeigen würde
	@test -x $(python) || { echo "Bitte zuerst: make demo" >&2; exit 1; }
	@DJANGO_SETTINGS_MODULE=settings.demo $(python) manage.py demo_code

run: ## Den Entwicklungsserver starten
	@$(environment)
	@mkdir -p var/dev
	@DJANGO_SETTINGS_MODULE=settings.dev $(python) manage.py migrate --verbosity 0
	@DJANGO_SETTINGS_MODULE=settings.dev exec $(python) manage.py runserver $(PORT)

test: ## Alle Tests (nur einige: make test PYTEST_ARGS="tests/search -k umlaut")
	@$(environment)
	@DJANGO_SETTINGS_MODULE=settings.test $(python) -m pytest --numprocesses auto --dist worksteal $(PYTEST_ARGS)

test-services: ## Tests mit echten Servern; DATABASE_URL und ELASTICSEARCH_URL nennen sie
	@$(environment)
	@$(python) .ci/test_services.py $(PYTEST_ARGS)

test-browser: ## Tests in einem echten Chromium; CHROMIUM nennt einen, der woanders liegt
	@$(environment)
	@$(python) .ci/test_browser.py $(PYTEST_ARGS)

test-next: ## Einige Tests mit dem nächsten Wagtail (alle: make test-next PYTEST_ARGS=tests)
	@$(environment)
	@DJANGO_SETTINGS_MODULE=settings.test PYTHONPATH=. $(python) .ci/test_next.py $(PYTEST_ARGS)

production-check: ## Die ganze Seite wie im Betrieb starten und durch nginx probieren
	@$(environment)
	@PYTHONPATH=. $(python) .ci/production.py

audit: ## Die Seiten der Demo messen: Barrierefreiheit, HTML, Tastatur, Cookies; AUDIT_DIR nennt das Werkzeug
	@$(environment)
	@$(python) .ci/audit.py

audit-full: ## Dazu Lighthouse, Observatory, Links und Kontrast nach AAA (dauert etwa eine Stunde)
	@$(environment)
	@$(python) .ci/audit.py --full

screenshots: ## Die Bilder des Handbuchs und von docs/screenshots/ neu aufnehmen
	@$(environment)
	@$(python) .ci/screenshots.py

bench: ## Die ganze Seite messen, neben einem Wagtail ab Werk (mehr: BENCH_ARGS="--pages 3000,20000")
	@$(environment)
	@PYTHONPATH=.:.ci $(python) -m tests.bench.whole $(BENCH_ARGS)

bench-search: ## Die Suche messen (nur etwas: BENCH_ARGS="--pages 3000 --engines sqlite")
	@$(environment)
	@$(python) -m tests.bench $(BENCH_ARGS)

lint: ## Stil, Grenzen und Einheitlichkeit prüfen
	@$(environment)
	@$(python) .ci/lint.py

security-audit: ## Bekannte Sicherheitslücken der festgelegten Pakete nachschlagen; braucht das Internet
	@$(environment)
	@$(python) .ci/dependencies.py

format: ## Code und Vorlagen in die gemeinsame Form bringen
	@$(environment)
	@$(python) -m ruff check --fix-only --quiet .
	@$(python) -m ruff format --quiet .
	@$(python) -m djhtml --tabwidth 2 templates

requirements: ## Paketlisten neu festlegen (neueste Versionen: make requirements UV_ARGS=--upgrade)
	@command -v uv >/dev/null || { echo "Dafür wird uv gebraucht: pip install uv" >&2; exit 1; }
	@$(compile) requirements.in --output-file requirements.txt
	@$(compile) requirements-dev.in --output-file requirements-dev.txt
	@cp requirements-dev.txt requirements-next.txt
	@$(compile) requirements-dev.in --override requirements-next.in --output-file requirements-next.txt
