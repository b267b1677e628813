package casework_test

import (
	"fmt"
	"strings"
	"testing"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/followup"
	"krav/internal/intake"
)

// electronic imports an electronic document to Anna Holm, customer number 17: its
// element, its number, what it asks for, and the invoices that it credits. A fresh
// text stands in each, so that none is the same file.
func (h *house) electronic(root, number, payable string, credits ...string) casework.ImportReport {
	h.t.Helper()
	return h.electronicWith(root, number, payable, "", credits...)
}

func (h *house) electronicWith(root, number, payable, more string, credits ...string) casework.ImportReport {
	h.t.Helper()
	var references strings.Builder
	for _, invoice := range credits {
		fmt.Fprintf(&references, "<a:BillingReference><a:InvoiceDocumentReference><b:ID>%s</b:ID></a:InvoiceDocumentReference></a:BillingReference>", invoice)
	}
	const space = "urn:oasis:names:specification:ubl:schema:xsd:"
	text := fmt.Sprintf(`<%[1]s xmlns="%[2]s%[1]s-2" xmlns:a="%[2]sCommonAggregateComponents-2" xmlns:b="%[2]sCommonBasicComponents-2">
<b:CustomizationID>OIOUBL-2.1</b:CustomizationID><b:ID>%[3]s</b:ID><b:IssueDate>2026-10-12</b:IssueDate>%[4]s%[5]s
<a:AccountingCustomerParty><b:SupplierAssignedAccountID>17</b:SupplierAssignedAccountID><a:Party>
<a:PartyName><b:Name>Anna Holm</b:Name></a:PartyName>
<a:PostalAddress><b:StreetName>Søvej</b:StreetName><b:BuildingNumber>3</b:BuildingNumber><b:CityName>Roskilde</b:CityName><b:PostalZone>4000</b:PostalZone></a:PostalAddress>
</a:Party></a:AccountingCustomerParty>
<a:PaymentMeans><b:PaymentDueDate>2026-10-26</b:PaymentDueDate></a:PaymentMeans>
<a:LegalMonetaryTotal><b:PayableAmount currencyID="DKK">%[6]s</b:PayableAmount></a:LegalMonetaryTotal>
</%[1]s>`, root, space, number, references.String(), more, payable)
	report, err := h.Import(h.t.Context(), h.person, h.creditor, strings.NewReader(text), casework.ImportOptions{Name: number + ".xml"})
	if err != nil {
		h.t.Fatal(err)
	}
	return report
}

func TestACreditNoteThatNamesItsInvoiceLowersItOnce(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.electronic("Invoice", "1001", "1200.00")
		if report := h.electronic("CreditNote", "K-1", "200.00", "1001"); report.Credited != 1 || len(report.Asked) != 0 {
			h.t.Fatalf("report = %+v", report)
		}
		h.owes(first, "1000.00")
		// The same again, as another file: nothing.
		if report := h.electronicWith("CreditNote", "K-1", "200.00", "<!-- again -->", "1001"); report.Unchanged != 1 || report.Credited != 0 {
			h.t.Errorf("the second time: %+v", report)
		}
		// The invoice again: known, however much is credited.
		if report := h.electronicWith("Invoice", "1001", "1200.00", "<!-- again -->"); report.Unchanged != 1 {
			h.t.Errorf("the invoice again: %+v", report)
		}
		h.electronic("CreditNote", "K-2", "300.00", "1001")
		h.owes(first, "700.00")
		h.waiting(0)
		h.proven()
	})
}

func TestACreditNoteOfAListLowersItsInvoiceToo(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		report := h.file(headings+";Krediterer faktura", anna+";", "K-5;17;Anna Holm;Søvej 3;4000;Roskilde;;20-10-2026;20-10-2026;-200,00;1001")
		if report.Created != 1 || report.Credited != 1 {
			h.t.Fatalf("report = %+v", report)
		}
		h.owes(first, "1000.00")
	})
}

func TestACreditNoteThatComesFirstWaitsForItsInvoice(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		report := h.electronic("CreditNote", "K-1", "200.00", "1001")
		if len(report.Asked) != 1 || report.Asked[0].Why.Key != "line.credit_note_early" {
			h.t.Fatalf("report = %+v", report)
		}
		h.invoices(bent)
		h.waiting(1)
		report = h.electronic("Invoice", "1001", "1200.00")
		if report.Created != 1 || report.Credited != 1 {
			h.t.Errorf("the invoice = %+v", report)
		}
		h.owes(first+1, "1000.00")
		h.waiting(0)
		// Both files again change nothing.
		h.electronic("CreditNote", "K-1", "200.00", "1001")
		h.electronic("Invoice", "1001", "1200.00")
		h.owes(first+1, "1000.00")
		h.waiting(0)
		h.proven()
	})
}

func TestACreditNoteWaitsForALineThatIsMended(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.electronic("CreditNote", "K-1", "200.00", "1001")
		h.invoices("1001;17;Anna Holm;Søvej 3;4000;Roskilde;;12-10-2026;31-02-2026;1.200,00")
		lines := h.waiting(2)
		report, err := h.mend(lines[1].ID, casework.Mend{Changes: map[intake.Field]string{intake.FieldDueDate: "26-10-2026"}})
		h.works(err)
		if report.Created != 1 || report.Credited != 1 {
			h.t.Errorf("report = %+v", report)
		}
		h.owes(first, "1000.00")
		h.waiting(0)
	})
}

func TestACreditNoteForAllOfAnInvoiceEndsItsCase(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.electronic("CreditNote", "K-1", "1200.00", "1001")
		if seen := h.look(first); seen.Case.State() != debt.Closed || !seen.Owed.Total().IsZero() {
			h.t.Errorf("case = %v, owed %v", seen.Case.State(), seen.Owed.Total())
		}
		h.proven()
	})
}

func TestMoreCreditedThanIsOwedStaysVisible(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.pays(first, "1000.00") // 200 are left
		h.electronic("CreditNote", "K-1", "500.00", "1001")
		// 1,000 paid and 500 credited of 1,200: 300 are to be paid back.
		seen := h.look(first)
		if got := seen.Owed.Overpaid.String(); got != "300.00" {
			h.t.Errorf("overpaid = %s, want 300.00", got)
		}
		if !seen.Case.HasOpenTask(followup.TaskRefund) {
			h.t.Errorf("nobody is asked to pay back: %v, %+v", seen.Case.State(), seen.Case.Tasks)
		}
		h.proven()
	})
}

func TestACreditNoteOnACasePaidBeforeAsksForARefund(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.pays(first, "1200.00")
		if report := h.electronic("CreditNote", "K-1", "200.00", "1001"); report.Credited != 1 {
			h.t.Fatalf("report = %+v", report)
		}
		seen := h.look(first)
		if got := seen.Owed.Overpaid.String(); got != "200.00" || !seen.Case.HasOpenTask(followup.TaskRefund) {
			h.t.Errorf("overpaid = %s, tasks %+v", got, seen.Case.Tasks)
		}
		h.proven()
	})
}

func TestACreditNoteForSeveralInvoicesIsUsedWhereItLeavesNothing(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, "1004;17;Anna Holm;Søvej 3;4000;Roskilde;;12-10-2026;26-10-2026;300,00", "1005;17;Anna Holm;Søvej 3;4000;Roskilde;;12-10-2026;26-10-2026;50,00")
		// 1,200 and 300 are left: who gets how much of 1,000 isn't guessed.
		report := h.electronic("CreditNote", "K-1", "1000.00", "1001", "1004")
		if len(report.Asked) != 1 || report.Asked[0].Why.Key != "line.credit_note_shares" {
			h.t.Fatalf("report = %+v", report)
		}
		h.owes(first, "1550.00")
		if report := h.electronic("CreditNote", "K-2", "1500.00", "1001", "1004"); report.Credited != 1 {
			h.t.Errorf("report = %+v", report)
		}
		h.owes(first, "50.00")
		if report := h.electronicWith("CreditNote", "K-2", "1500.00", "<!-- again -->", "1001", "1004"); report.Unchanged != 1 {
			h.t.Errorf("the second time: %+v", report)
		}
		h.proven()
	})
}

func TestACreditNoteToAnotherDebtorIsAsked(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, bent)
		report := h.electronic("CreditNote", "K-1", "100.00", "1002") // Anna's note for Bent's invoice
		if len(report.Asked) != 1 || report.Asked[0].Why.Key != "line.credit_note_other_debtor" {
			h.t.Fatalf("report = %+v", report)
		}
		line := h.waiting(1)[0]
		mended, err := h.mend(line.ID, casework.Mend{Changes: map[intake.Field]string{intake.FieldCredits: "1001"}})
		h.works(err)
		if mended.Credited != 1 {
			h.t.Errorf("mended = %+v", mended)
		}
		h.owes(first, "1100.00")
	})
}

func TestACreditNoteFromADayAheadIsRefused(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		report := h.file(headings+";Krediterer faktura", anna+";", "K-5;17;Anna Holm;Søvej 3;4000;Roskilde;;20-10-2027;20-10-2027;-200,00;1001")
		if len(report.Refused) != 1 || report.Refused[0].Why.Key != "credit.day_ahead" {
			h.t.Fatalf("report = %+v", report)
		}
		h.owes(first, "1200.00")
	})
}

func TestAnInvoiceThatSomebodyElseMadeOutIsAskedAbout(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.with(func(c *casework.Creditor) { c.CVR = "31055288" })
		supplier := func(cvr string) string {
			return `<a:AccountingSupplierParty><a:Party><a:PartyName><b:Name>Grosserer Lind</b:Name></a:PartyName><a:PartyLegalEntity><b:CompanyID schemeID="DK:CVR">` +
				cvr + `</b:CompanyID></a:PartyLegalEntity></a:Party></a:AccountingSupplierParty>`
		}
		if report := h.electronicWith("Invoice", "1001", "1200.00", supplier("DK31055288")); report.Created != 1 {
			h.t.Errorf("our own = %+v", report)
		}
		report := h.electronicWith("Invoice", "2001", "99.00", supplier("DK25194705"))
		if len(report.Asked) != 1 || report.Asked[0].Why.Key != "line.other_supplier" {
			h.t.Fatalf("report = %+v", report)
		}
		mended, err := h.mend(h.waiting(1)[0].ID, casework.Mend{})
		h.works(err)
		if mended.Joined != 1 {
			h.t.Errorf("mended = %+v", mended)
		}
	})
}
