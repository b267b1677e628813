package intake_test

import (
	"strings"
	"testing"

	"krav/internal/intake"
)

// What Billy's interface calls state: a draft was never sent, and a voided invoice is owed
// no longer. Neither is a claim, and such a credit note lowers nothing.
func TestBillysDraftsAndVoidedInvoicesAreNoClaims(t *testing.T) {
	t.Parallel()
	const headings = "type,invoiceNo,entryDate,dueDate,contact.name,state,isPaid,amount,tax,grossAmount,balance,currencyId,credits invoice\n"
	for line, want := range map[string]string{
		"invoice,1,2026-09-01,2026-10-01,Lone Lok,approved,false,80.00,20.00,100.00,60.00,DKK,":      "claim 60.00",
		"invoice,1,2026-09-01,2026-10-01,Lone Lok,draft,false,80.00,20.00,100.00,100.00,DKK,":        "invoice.is_draft",
		"invoice,1,2026-09-01,2026-10-01,Lone Lok,voided,false,80.00,20.00,100.00,100.00,DKK,":       "settled 0.00",
		"creditNote,1,2026-09-01,2026-10-01,Lone Lok,approved,false,80.00,20.00,100.00,100.00,DKK,7": "credit -100.00",
		"creditNote,1,2026-09-01,2026-10-01,Lone Lok,draft,false,80.00,20.00,100.00,100.00,DKK,7":    "invoice.credit_note_not_valid",
		"creditNote,1,2026-09-01,2026-10-01,Lone Lok,voided,false,80.00,20.00,100.00,100.00,DKK,7":   "invoice.credit_note_not_valid",
	} {
		if got := became(lines(t, headings+line+"\n")[0]); got != want {
			t.Errorf("%s = %s, want %s", line, got, want)
		}
	}
}

// The list that Billy's pages let one fetch has a column Status.
func TestADraftOnBillysListIsNoClaim(t *testing.T) {
	t.Parallel()
	headings := "Fakturanr.;Kunde;Dato;Forfaldsdato;Status;Beløb inkl. moms;Udestående\n"
	for status, want := range map[string]string{
		"Forfalden": "claim 100.00", "Kladde": "invoice.is_draft", "Annulleret": "settled 0.00", "Mystik": "invoice.status_unknown", "": "claim 100.00",
	} {
		line := strings.Join([]string{"1", "Lone Lok", "01-09-2026", "01-10-2026", status, "100,00", "100,00"}, ";")
		if got := became(lines(t, headings+line+"\n")[0]); got != want {
			t.Errorf("%q = %s, want %s", status, got, want)
		}
	}
}

// became says what a line is, with its amount or why it is refused.
func became(line intake.Line) string {
	switch line := line.(type) {
	case intake.Refusal:
		return line.Fault.Key
	case intake.Draft:
		switch line.Kind {
		case intake.Invoice:
			return "claim " + line.Principal.String()
		case intake.CreditNote:
			return "credit " + line.Principal.String()
		case intake.Settled:
			return "settled " + line.Principal.String()
		}
	}
	return "another thing"
}
