package casework

import "strings"

// rowInDanish says in Danish which row differs from the journal, as the store names it:
// "claim 17: missing" is "krav 17: mangler". Columns keep the names that the database has.
func rowInDanish(row string) string {
	kind, rest, found := strings.Cut(row, " ")
	if numbers, isCount := strings.CutPrefix(row, "count of cases "); isCount {
		return "antal sager " + strings.Replace(numbers, ": off by ", ": afviger med ", 1)
	}
	if danish := rowKindsInDanish[kind]; found && danish != "" {
		row = danish + " " + rest
	}
	if name, isMissing := strings.CutSuffix(row, ": missing"); isMissing {
		return name + ": mangler"
	}
	if name, isStray := strings.CutSuffix(row, ": stray"); isStray {
		return name + ": uden hændelse"
	}
	return row
}

// rowKindsInDanish are the kinds of rows that the store names.
var rowKindsInDanish = map[string]string{ //nolint:gochecknoglobals // a fixed table
	"case": "sag", "debtor": "skyldner", "claim": "krav", "entry": "postering", "step": "skridt", "payment": "betaling", "task": "opgave",
	"hold": "pause", "agreement": "aftale", "dispatch": "afsendelse", "delivery": "levering", "word": "søgeord",
}
