package casework_test

import (
	"testing"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
)

// signed is the paper of these tests, as a scanner reads it.
const signed = "%PDF-1.4\n%\xe2\xe3\xcf\xd3\x00\xff\nskrevet under\n%%EOF\n"

// founds records a paper of a day for all claims of a case.
func (h *house) founds(number int64, kind debt.FoundationKind, on string, file *casework.FoundationFile) error {
	return h.AddFoundation(h.t.Context(), h.person, h.creditor, number, casework.FoundationEntry{
		Kind: kind, Made: day(on), Clause: true, Original: true, Text: "på kontoret", File: file,
	})
}

// unfounds takes the last foundation of a case away.
func (h *house) unfounds(number int64) error {
	found := h.look(number).Case.Foundations
	return h.WithdrawFoundation(h.t.Context(), h.person, h.creditor, number, found[len(found)-1].Foundation, "en anden skyldners")
}

// The claim of limitation_test.go, 2002, is lost after 5 November 2026. A signed
// acknowledgement of 1 November gives ten years (forældelseslovens § 5, stk. 1): Saturday
// 1 November 2036, and so Monday the 3rd (§ 27). It turns out to be somebody else's: then
// the old day holds, and who was warned of it is warned anew.
func TestASignedPaperGivesTenYearsAndTakenAwayItGivesNone(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(soonLost)
		h.tasks(first, "task.limitation_near")
		h.works(h.founds(first, debt.SignedAcknowledgement, "2026-11-01", &casework.FoundationFile{Name: "aftale.pdf", Content: []byte(signed)}))
		h.tasks(first)
		same(h.t, "lost within ten years", h.lost(3650), nil)
		c := h.look(first).Case
		clock, err := c.LimitationOf(h.LawInForce(), c.Claims[0].ID)
		h.works(err)
		same(h.t, "lost after", []string{clock.Last.String()}, []string{"2036-11-03"})
		h.proven()
		h.works(h.unfounds(first))
		h.tasks(first, "task.limitation_near")
		same(h.t, "lost within 60 days", h.lost(60), []string{"2002 2026-11-05"})
		h.fails(h.unfounds(first), fault.Conflict, "case.foundation_withdrawn")
		h.proven()
	})
}

// The file of a foundation that stands is proof: nobody removes it as another enclosure.
func TestTheFileOfAFoundationStaysWhileItStands(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		paper := &casework.FoundationFile{Name: "../forlig.PDF", Content: []byte(signed)}
		h.works(h.founds(first, debt.SignedSettlement, "2026-11-02", paper))
		seen := h.look(first)
		if len(seen.Enclosures) != 1 || seen.Enclosures[0].Name != "forlig.PDF" {
			h.t.Fatalf("enclosures = %+v", seen.Enclosures)
		}
		kept, found := seen.Enclosures[0], seen.Case.Foundations[0]
		if found.Enclosure != kept.ID || found.Hash != kept.Hash || kept.Hash == "" {
			h.t.Errorf("foundation %+v of %+v", found, kept)
		}
		drop := func() error { return h.DropEnclosure(h.t.Context(), h.person, h.creditor, first, kept.ID) }
		h.fails(drop(), fault.Conflict, "enclosure.is_foundation")
		h.proven()
		h.works(h.unfounds(first))
		h.works(drop())
		h.proven()
	})
}

func TestAFoundationThatCannotBeIsRefused(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		entry := func(change func(*casework.FoundationEntry)) error {
			e := casework.FoundationEntry{Kind: debt.Judgment, Made: day("2026-11-02")}
			change(&e)
			return h.AddFoundation(h.t.Context(), h.person, h.creditor, first, e)
		}
		h.fails(entry(func(e *casework.FoundationEntry) { e.Kind = 0 }), fault.Invalid, "case.foundation_unknown")
		h.fails(entry(func(e *casework.FoundationEntry) { e.Made = day("2026-11-03") }), fault.Invalid, "case.foundation_day_wrong")
		h.fails(entry(func(e *casework.FoundationEntry) { e.Made = civil.Date{} }), fault.Invalid, "case.foundation_day_wrong")
		h.fails(entry(func(e *casework.FoundationEntry) { e.Invoice = "9999" }), fault.Invalid, "case.invoice_unknown")
		h.fails(entry(func(e *casework.FoundationEntry) { e.Text = "cpr 010180-1233" }), fault.Invalid, "text.has_cpr")
		h.fails(entry(func(e *casework.FoundationEntry) {
			e.File = &casework.FoundationFile{Name: "a.exe", Content: []byte("MZ")}
		}), fault.Invalid, "enclosure.kind_unknown")
		if c := h.look(first).Case; len(c.Foundations) != 0 || h.count("enclosure") != 0 {
			h.t.Errorf("%+v", c.Foundations)
		}
	})
}

// A file that is gone from under a foundation is named by verify; that of an erased
// debtor isn't missed.
func TestVerifyMissesTheFileOfAFoundation(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.works(h.founds(first, debt.SignedSettlement, "2026-11-02", &casework.FoundationFile{Name: "a.pdf", Content: []byte(signed)}))
		h.harm("DELETE FROM enclosure")
		h.wrongs("verify.foundation_missing")
	})
}
