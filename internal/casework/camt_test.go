package casework_test

import (
	"cmp"
	"fmt"
	"strings"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/identifier"
)

// movement is money on the creditor's account, as a bank tells of it.
type movement struct {
	ref    string // the bank's own; empty for none
	amount string
	day    string // booked, and counting from
	value  string // counting from another day
	slip   string // reference in a field of its own
	text   string
	payer  string // Anna Holm where empty
	along  string // what the payer's bank carries from end to end
	more   string // elements of the entry
	out    bool
	back   bool // a reversal
}

func (m movement) xml() string {
	way := "CRDT"
	if m.out {
		way = "DBIT"
	}
	value, remittance, payer := m.value, "", cmp.Or(m.payer, "Anna Holm")
	if value == "" {
		value = m.day
	}
	if m.slip != "" {
		remittance += "<Strd><CdtrRefInf><Ref>" + m.slip + "</Ref></CdtrRefInf></Strd>"
	}
	if m.text != "" {
		remittance = "<Ustrd>" + m.text + "</Ustrd>" + remittance
	}
	return fmt.Sprintf(`<Ntry><Amt Ccy="DKK">%s</Amt><CdtDbtInd>%s</CdtDbtInd><RvslInd>%t</RvslInd><Sts>BOOK</Sts><BookgDt><Dt>%s</Dt></BookgDt><ValDt><Dt>%s</Dt></ValDt>%s%s<NtryDtls><TxDtls>%s<RltdPties><Dbtr><Nm>%s</Nm></Dbtr></RltdPties><RmtInf>%s</RmtInf></TxDtls></NtryDtls></Ntry>`,
		m.amount, way, m.back, m.day, value, reference(m.ref), m.more, endToEnd(m.along), payer, remittance)
}

func endToEnd(id string) string {
	if id == "" {
		return ""
	}
	return "<Refs><EndToEndId>" + id + "</EndToEndId></Refs>"
}

func reference(ref string) string {
	if ref == "" {
		return ""
	}
	return "<AcctSvcrRef>" + ref + "</AcctSvcrRef>"
}

// camt writes a bank's file with a statement of these movements.
func camt(id string, movements ...movement) string {
	var entries strings.Builder
	for _, m := range movements {
		entries.WriteString(m.xml())
	}
	return `<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><GrpHdr><MsgId>` + id +
		`</MsgId></GrpHdr><Stmt><Id>` + id + `</Id><Acct><Id><IBAN>DK6999990001234567</IBAN></Id></Acct>` + entries.String() + `</Stmt></BkToCstmrStmt></Document>`
}

// bank takes in a bank's file with these movements.
func (h *house) bank(id string, movements ...movement) casework.PaymentsReport {
	h.t.Helper()
	report, err := h.ImportPayments(h.t.Context(), h.person, h.creditor, strings.NewReader(camt(id, movements...)), id+".xml")
	h.works(err)
	return report
}

// counts holds what became of the entries of a file: matched, proposed, unmatched,
// duplicate, reversed, outgoing.
func (h *house) counts(r casework.PaymentsReport, want ...int) {
	h.t.Helper()
	got := []int{r.Matched, r.Proposed, r.Unmatched, r.Duplicate, r.Reversed, r.Outgoing}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		h.t.Errorf("matched, proposed, unmatched, duplicate, reversed, outgoing = %v, want %v", got, want)
	}
}

// slip returns the reference that stands on the payment slip of a case.
func slip(number int64) string {
	reference, err := identifier.ReferenceFor("", number)
	if err != nil {
		panic(err)
	}
	return reference
}

// inbox holds the reasons of the entries that wait for a person, and returns them.
func (h *house) inbox(want ...string) []casework.BankEntry {
	h.t.Helper()
	entries, err := h.Inbox(h.t.Context(), h.person, h.creditor, 100)
	h.works(err)
	var got []string
	for _, e := range entries {
		got = append(got, e.Why)
	}
	same(h.t, "inbox", got, want)
	return entries
}

// paid returns what was paid on a case and stands.
func (h *house) paid(number int64) []debt.Payment {
	h.t.Helper()
	var standing []debt.Payment
	for _, p := range h.look(number).Case.Payments {
		if p.Reversed == "" {
			standing = append(standing, p)
		}
	}
	return standing
}
