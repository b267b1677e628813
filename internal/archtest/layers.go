package archtest

import "slices"

// values is what a package of plain values and functions may use of the standard
// library. There is no clock in it, no store, no network, no randomness.
var values = []string{
	"cmp$", "encoding$", "errors$", "fmt$", "iter$", "maps$", "math$", "math/big$", "math/bits$",
	"slices$", "strconv$", "strings$", "unicode",
}

// texts is what a package may use that reads and composes but opens nothing.
var texts = []string{
	"bufio$", "bytes$", "cmp$", "embed$", "encoding", "errors$", "fmt$", "io$", "iter$", "maps$",
	"slices$", "strconv$", "strings$", "text/template$", "unicode",
}

func and(base []string, more ...string) []string { return slices.Concat(base, more) }

// Layers is the order of the program: who stands on whom. The table in
// docs/ARCHITECTURE.md is made from it, and so are the tests of import lines.
var Layers = []Layer{
	{Name: "vocabulary", Packages: []Package{
		{
			Name: "money", Std: values,
			Charter: "kroner exact to the øre, yearly rates, exact accrual, sharing out",
		},
		{
			Name: "civil", Std: []string{"cmp$", "errors$", "fmt$", "iter$", "slices$", "strconv$", "strings$", "time$"},
			Charter: "calendar days, half-open intervals, Easter, counting days over a given list of holidays",
		},
		{
			Name: "fault", Std: values,
			Charter: "what went wrong, as a kind and a message key",
		},
		{
			Name: "access", Std: values, May: []string{"fault"},
			Charter: "who acts (person, role, creditor, partner, debtor, the night run) and what each may do",
		},
		{
			Name: "identifier", Std: values, May: []string{"fault", "civil"},
			Charter: "numbers that check themselves: payment slip, IBAN, CVR, CPR, the portal's number",
		},
		{
			Name: "wording", Std: and(values, "bytes$", "embed$", "io$", "io/fs$", "sync$", "golang.org/x/text"),
			May:     []string{"money", "civil", "fault"},
			Charter: "message catalogue (Danish, English) and the formats of amounts, days and numbers",
		},
	}},
	{Name: "law", Packages: []Package{
		{
			Name: "law", Std: and(values, "crypto/sha256$", "io$", "sync$"), May: []string{Below},
			Charter: "every number and deadline the law fixes, since when, picked by which date of the case, and where it is written",
		},
	}},
	{Name: "ledger", Packages: []Package{
		{
			Name: "ledger", Std: values, May: []string{Below},
			Charter: "what is owed: entries only added, the balance on a day with its explanation, interest, how a payment is spread",
		},
	}},
	{Name: "case file", Packages: []Package{
		{
			Name: "debt", Std: values, May: []string{Below},
			Charter: "parties, claims, the case and its events; which event is possible when",
		},
		{
			Name: "journal", Std: and(values, "crypto/sha256$", "encoding/binary$", "encoding/hex$", "encoding/json$", "hash$"), May: []string{Below, "debt"},
			Charter: "events to bytes and back (kind, version, every old decoder kept), the hash chain and its anchors",
		},
	}},
	{Name: "decisions", Packages: []Package{
		{
			Name: "followup", Std: values, May: []string{Below},
			Charter: "what happens next on a case, and why: flows, the guard, the decision",
		},
		{
			Name: "letter", Std: and(texts, "text/template/parse$", "rsc.io/qr"), May: []string{Below},
			Charter: "what a document says: typed content with amounts, dates and the statements the law requires; not what it looks like",
		},
		{
			Name: "intake", Std: and(texts, "time$", "crypto/sha256$", "archive/zip$", "golang.org/x/text"), May: []string{Below},
			Charter: "reading invoices, payments and bank files into drafts, with a fault for each bad line",
		},
		{
			Name: "calculation", Std: values, May: []string{Below, "followup"},
			Charter: "what may be claimed of one invoice on a day, and why, for who has no case here: the open pages, the API, `krav calc`",
		},
	}},
	{Name: "machinery", Packages: []Package{
		{
			Name: "jobs", May: []string{"fault"},
			Charter: "background work: at least once, retry, back-off, a last resort; knows nothing of debt",
		},
	}},
	{Name: "use cases", Packages: []Package{
		{
			Name: "casework", May: []string{Below},
			Charter: "what a caseworker, debtor, partner or the night run can do to cases; atomic; owns the ports to everything outside",
		},
		{
			Name: "account", May: []string{Below},
			Charter: "who may come in, and as whom: people, roles, sign-in, mailed links, debtors' sessions, audit",
		},
		{Name: "report", May: []string{Below}, Charter: "figures over many cases", Planned: true},
		{
			Name: "simulation", May: []string{Below},
			Charter: "portfolios played through time with random debtors: the generator, the invariants, the shrinking", Planned: true,
		},
	}},
	{Name: "adapters", Packages: []Package{
		{
			Name: "store", May: []string{Below, "store/backup", "store/column", "store/db"},
			Charter: "SQL, migrations, the job table, backup and restore: both engines",
		},
		{Name: "store/backup", May: []string{"vocabulary", "store/column"}, Charter: "the file of a backup: written and read as a stream"},
		{Name: "store/column", May: []string{"vocabulary"}, Charter: "days, moments and JSON as both engines keep them"},
		{Name: "store/db", May: []string{"store/column"}, Charter: "the query files as Go: generated"},
		{
			Name: "store/storetest", May: []string{Below, "store", "store/backup"},
			Charter: "the conformance suite that both engines pass; for tests",
		},
		{Name: "dispatch", May: []string{Below, "dispatch/postfix"}, Charter: "e-mail, SMS, print house: sending, and what became of a thing sent"},
		{Name: "dispatch/postfix", Charter: "a mail server by others, for tests"},
		{Name: "letter/pdf", May: []string{"letter", "vocabulary"}, Charter: "a letter's looks"},
		{Name: "bookkeeping", May: []string{Below}, Charter: "accounting systems, one file each", Planned: true},
		{Name: "checkout", May: []string{Below}, Charter: "card and mobile payments, one file each", Planned: true},
		{Name: "signing", May: []string{Below}, Charter: "identity, and sealing of signed PDFs", Planned: true},
		{Name: "register", May: []string{Below}, Charter: "look-ups and notices: companies, addresses, gazette", Planned: true},
		{Name: "web", May: []string{"vocabulary"}, Charter: "the kit for pages: frames, components, forms, what every request goes through"},
		{Name: "web/webtest", May: []string{"vocabulary", "web"}, Charter: "the walk through samples of pages, with and without a browser; for tests"},
		{Name: "web/office", May: []string{Below, "web", "web/webtest"}, Charter: "the creditor's app"},
		{Name: "web/portal", May: []string{Below, "web", "web/webtest"}, Charter: "the debtor's pages"},
		{Name: "demo", May: []string{Below}, Charter: "the town that the demo is played in: two made-up creditors, their debtors, and what they do day by day"},
		{Name: "web/demo", May: []string{"vocabulary", "web", "web/webtest"}, Charter: "the demo's own pages: sign-ins, clock, mail catcher"},
		{Name: "web/partner", May: []string{Below, "web"}, Charter: "the partner's pages", Planned: true},
		{Name: "web/open", May: []string{Below, "web", "web/webtest"}, Charter: "pages without login: the calculator, rates and rules"},
		{Name: "api", May: []string{Below}, Charter: "what other programs ask over HTTP: the calculator"},
	}},
	{Name: "wiring", Packages: []Package{
		{Name: "cli", May: []string{Everything}, Charter: "commands, configuration, putting the parts together"},
		{Name: "cmd/krav", May: []string{"cli"}, Charter: "the program: ten lines that call `cli`"},
	}},
	{Name: "the house", Packages: []Package{
		{Name: "archtest", Charter: "what the house says of itself, against what stands in the files"},
	}},
}
