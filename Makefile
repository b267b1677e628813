# Krav. `make` alone tells what can be made. Everything here is a short call of
# go or of a script in scripts/, and may be run without make.

SHELL := /bin/bash
.DEFAULT_GOAL := help

GO     ?= go
TOOL   := $(GO) tool -modfile=tools/go.mod
ARGS   ?=
FUZZTIME ?= 10s

# What a first build need not do: tell a debugger of variables, which costs a sixth of it,
# and write small functions out where pages and commands call them. The compiler may use
# more memory instead of clearing up so often: 1.5 GB where it uses most.
QUICK := -ldflags=-w -gcflags=all=-dwarf=false '-gcflags=krav/internal/web/...=-dwarf=false -l' '-gcflags=krav/internal/cli=-dwarf=false -l'

# The packages in which things happen at once; the race detector is run on them, with
# -short: what a use case does is the same on both engines, so most are watched on one.
# Not on cli, whose tests run the whole program again and again: it would take all day.
CONCURRENT := ./internal/account/... ./internal/casework/... ./internal/dispatch/... ./internal/jobs/... \
  ./internal/letter/pdf/... ./internal/store/... ./internal/web/... ./internal/wording/...

# SQLite and the C library it brings are C made into Go. The detector sees no more of
# our own code for watching theirs too, and the tests took five times as long for it.
UNWATCHED := -gcflags=modernc.org/sqlite/lib=-race=false -gcflags=modernc.org/libc=-race=false

# How long one package may take. Of a slow machine that does other work too, ten minutes
# are too little for the tests of the use cases, which run on both databases.
PATIENCE := -timeout=30m

# How many tests of a package run at once. Most wait for a disk, a server, a browser or
# another process rather than for a processor: with two cores, two at once leave them idle.
CROWD := -parallel=4

# The packages whose rows lie in a database.
STORED := ./internal/account/... ./internal/casework/... ./internal/cli/... ./internal/jobs/... ./internal/store/...

.PHONY: help
help: ## tell what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: demo
demo: build ## a house to click in, with a year of cases: prints its address and logins
	bin/krav demo $(ARGS)

.PHONY: test
test: deps ## fetch what the tests need, and run them all, on both databases
	scripts/with-postgres --optional $(GO) test $(PATIENCE) $(CROWD) -shuffle=on $(ARGS) ./...

.PHONY: build
build: ## build the program into bin/krav
	GOGC=$${GOGC:-400} $(GO) build -trimpath $(QUICK) -o bin/krav ./cmd/krav

.PHONY: check
check: deps lint fresh race test ## format, lints, generated files, tests: what CI runs

.PHONY: deps
deps: ## fetch what the tests need beyond Go: PostgreSQL, PDF tools, a browser, a mail server
	scripts/deps

.PHONY: test-postgres
test-postgres: ## the tests of what is stored, on PostgreSQL
	scripts/with-postgres $(GO) test $(PATIENCE) -shuffle=on -count=1 $(ARGS) $(STORED)

.PHONY: race
race: ## the tests of what happens at once, under the race detector (needs a C compiler)
	@if command -v "$$($(GO) env CC)" >/dev/null 2>&1; then \
		scripts/with-postgres --optional $(GO) test $(PATIENCE) $(CROWD) -race $(UNWATCHED) -short -shuffle=on $(ARGS) $(CONCURRENT); \
	else \
		echo "race: there is no C compiler, so the race detector is SKIPPED" >&2; \
	fi

.PHONY: soak
soak: ## the large doses of kills and lives; takes hours
	KRAV_SOAK=1 scripts/with-postgres $(GO) test -count=1 -timeout=12h -v -run 'Soak|Simulation|ExactlyOnce' $(ARGS) ./...

.PHONY: fuzz
fuzz: ## every fuzz target for FUZZTIME (10s)
	scripts/fuzz $(FUZZTIME)

.PHONY: format
format: ## put the Go files into their form
	$(TOOL) golangci-lint fmt

.PHONY: lint
lint: ## format and lints; changes nothing
	$(TOOL) golangci-lint run

.PHONY: deadcode
deadcode: ## name functions that nothing calls
	$(TOOL) deadcode -test ./...

.PHONY: generate
generate: ## make the generated files anew: queries, pages, style sheet, the law in print
	scripts/generate

.PHONY: fresh
fresh: ## fail where a generated file is stale
	scripts/generate --check

.PHONY: update
update: ## rewrite the golden files; read the difference before you commit it
	scripts/update

.PHONY: bench
bench: build ## the product's own benchmark, as JSON
	bin/krav bench --json $(ARGS)
