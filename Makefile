# Klartekst. Make gør kun .venv klar og giver resten til inv; opgaverne står i tasks.py.
# Make only sets up .venv and hands over to inv; the tasks are in tasks.py.

PYTHON ?= python3
INV = .venv/bin/inv

.PHONY: help site serve test check clean .venv

help:
	@printf '%s\n' \
	  'make site   bygger siden                          /  builds the site' \
	  'make serve  viser siden og følger dine rettelser  /  shows the site and follows your edits' \
	  'make test   kører testene                         /  runs the tests' \
	  'make check  tjekker registret og koden            /  checks the register and the code' \
	  'make clean  rydder alt væk, som kan laves igen    /  clears away all that can be made anew'

site: .venv
	@$(INV) build

serve: .venv
	@$(INV) serve

test: .venv
	@$(INV) test

check: .venv
	@$(INV) check

clean:
	@rm -rf .venv output .output.build .cache .pytest_cache .ruff_cache
	@find . -name .git -prune -o -type d -name __pycache__ -prune -exec rm -rf {} +

# Sætter op, når .venv mangler, ikke blev færdig eller hører til en anden requirements.lock.
# .venv/klar skrives til sidst og siger, hvad .venv er lavet af: Python, mappe og låsens indhold.
# Sets up when .venv is missing, unfinished, or belongs to another requirements.lock.
# .venv/klar is written last and says what .venv is made from: Python, folder, the lock's content.
.venv:
	@made_from() { \
	  printf '%s\n' "$(PYTHON)" && pwd -P && .venv/bin/python -V && cat requirements.lock; \
	}; \
	if [ -x $(INV) ] && [ "$$(made_from 2>&1)" = "$$(cat .venv/klar 2>/dev/null)" ]; then \
	  exit 0; \
	fi; \
	python=$$("$(PYTHON)" -c 'import sys; sys.version_info < (3, 11) and sys.exit(1); print(sys._base_executable)' 2>/dev/null) || { \
	  echo '»$(PYTHON)« mangler eller er ældre end Python 3.11; vælg en anden med make PYTHON=… / "$(PYTHON)" is missing or older than Python 3.11; choose another with make PYTHON=…' >&2; \
	  exit 1; \
	}; \
	if command -v uv >/dev/null 2>&1; then with=uv; \
	elif "$$python" -c 'import ensurepip, venv' 2>/dev/null; then with=pip; \
	else \
	  echo 'Modulet venv mangler; på Debian og Ubuntu ligger det i pakken python3-venv / The venv module is missing; on Debian and Ubuntu it is in the package python3-venv' >&2; \
	  exit 1; \
	fi; \
	echo "Sætter op i .venv med $$with … / Setting up in .venv with $$with …"; \
	rm -rf .venv && \
	if [ $$with = uv ]; then \
	  uv venv -q --python "$$python" .venv && \
	  uv pip install -q --python .venv/bin/python --require-hashes -r requirements.lock; \
	else \
	  "$$python" -m venv .venv && \
	  .venv/bin/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock; \
	fi && \
	made_from >.venv/klar
