package casework_test

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/fault"
	"krav/internal/intake"
)

// invoicePDF is the file within the invoices of these tests. The bytes that a text
// can't hold are part of it.
const invoicePDF = "%PDF-1.4\n%\xe2\xe3\xcf\xd3\x00\xff\r\nfaktura 1001\n%%EOF\n"

// withPDF is the element of an electronic invoice that holds it under a name.
func withPDF(name string) string {
	return `<a:AdditionalDocumentReference><b:ID>faktura</b:ID><a:Attachment><b:EmbeddedDocumentBinaryObject mimeCode="application/pdf" filename="` + name + `">` +
		base64.StdEncoding.EncodeToString([]byte(invoicePDF)) + `</b:EmbeddedDocumentBinaryObject></a:Attachment></a:AdditionalDocumentReference>`
}

// enclosed returns the only enclosure of the first case, and sees that it is the invoice's PDF
// byte for byte.
func (h *house) enclosed() casework.Enclosure {
	h.t.Helper()
	kept := h.look(first).Enclosures
	if len(kept) != 1 {
		h.t.Fatalf("%d enclosures, want 1", len(kept))
	}
	content, err := h.EnclosureContent(h.t.Context(), h.person, h.creditor, first, kept[0].ID)
	h.works(err)
	if string(content) != invoicePDF {
		h.t.Errorf("content = %q, want %q", content, invoicePDF)
	}
	return kept[0]
}

func TestThePDFOfAnInvoiceIsKeptWithItsClaimByteForByte(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.electronicWith("Invoice", "1001", "1200.00", withPDF("Faktura 1001.pdf"))
		kept := h.enclosed()
		sum := sha256.Sum256([]byte(invoicePDF))
		if kept.Name != "Faktura 1001.pdf" || kept.Size != len(invoicePDF) || kept.Hash != hex.EncodeToString(sum[:]) {
			h.t.Errorf("kept = %+v", kept)
		}
		if story, err := h.CaseStory(h.t.Context(), h.person, h.creditor, first, casework.AsOf{}); err != nil || len(story.Enclosures) != 1 {
			h.t.Errorf("the page of the case has %d, %v", len(story.Enclosures), err)
		}
		if claim := h.look(first).Case.Claims[0].ID; kept.Claim != claim {
			h.t.Errorf("claim = %d, want %d", kept.Claim, claim)
		}
		h.proven()
	})
}

func TestTheSameInvoiceTwiceKeepsItsPDFOnce(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		for range 2 { // the same file
			h.electronicWith("Invoice", "1001", "1200.00", withPDF("a.pdf"))
		}
		h.electronicWith("Invoice", "1001", "1200.00", withPDF("a.pdf")+"<!-- again -->") // and another with the same invoice
		h.enclosed()
		if got := h.count("enclosure"); got != 1 {
			h.t.Errorf("%d are kept", got)
		}
	})
}

func TestTwoInvoicesOfACaseKeepTheirOwnPDF(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.electronicWith("Invoice", "1001", "1200.00", withPDF("a.pdf"))
		h.electronicWith("Invoice", "1002", "300.00", withPDF("b.pdf"))
		seen := h.look(first)
		var got []string
		for _, kept := range seen.Enclosures {
			got = append(got, kept.Name+" "+seen.Case.Claim(kept.Claim).Number)
		}
		same(h.t, "enclosures", got, []string{"a.pdf 1001", "b.pdf 1002"})
	})
}

func TestALineThatIsMendedKeepsItsPDFAndOneThatIsDroppedDoesNot(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.electronicWith("Invoice", "1001", "many", withPDF("a.pdf"))
		h.electronicWith("Invoice", "1002", "many", withPDF("b.pdf"))
		lines := h.waiting(2)
		_, err := h.mend(lines[0].ID, casework.Mend{Changes: map[intake.Field]string{intake.FieldRemaining: "still many"}})
		h.works(err)
		_, err = h.mend(lines[0].ID, casework.Mend{Changes: map[intake.Field]string{intake.FieldRemaining: "1200,00"}})
		h.works(err)
		h.works(h.DropLine(h.t.Context(), h.person, h.creditor, lines[1].ID))
		if kept := h.enclosed(); kept.Name != "a.pdf" || kept.Claim != h.look(first).Case.Claims[0].ID {
			h.t.Errorf("kept = %+v", kept)
		}
		if got := h.count("enclosure"); got != 1 {
			h.t.Errorf("%d are kept", got)
		}
	})
}

func TestACreditNotesPDFIsKeptWithTheClaimThatItLowers(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.electronicWith("CreditNote", "K-1", "200.00", withPDF("a.pdf"), "1001") // before its invoice
		h.electronic("Invoice", "1001", "1200.00")
		if kept := h.enclosed(); kept.Claim != h.look(first).Case.Claims[0].ID {
			h.t.Errorf("kept = %+v", kept)
		}
	})
}

func TestAnErasedCaseLosesItsPDFs(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.electronicWith("Invoice", "1001", "1200.00", withPDF("Anna Holm.pdf"))
		id := h.enclosed().ID
		h.pays(first, "1200.00")
		h.work()
		h.works(h.post1(h.pack()[0], "2026-11-02")) // the receipt
		h.works(h.Erase(h.t.Context(), h.person, h.creditor, first))
		if got := h.count("enclosure"); got != 0 || len(h.look(first).Enclosures) != 0 {
			h.t.Errorf("%d are kept", got)
		}
		_, err := h.EnclosureContent(h.t.Context(), h.person, h.creditor, first, id)
		h.fails(err, fault.NotFound, "enclosure.not_found")
		h.proven()
	})
}

func TestAnEnclosureIsSeenOnlyFromItsCaseAndByItsCreditor(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.electronicWith("Invoice", "1001", "1200.00", withPDF("a.pdf"))
		h.invoices(bent)
		id := h.enclosed().ID
		_, err := h.EnclosureContent(h.t.Context(), h.person, h.creditor, first+1, id)
		h.fails(err, fault.NotFound, "enclosure.not_found")
		other := h.also(fjord())
		other.invoices(anna)
		_, err = other.EnclosureContent(h.t.Context(), other.person, other.creditor, first, id)
		h.fails(err, fault.NotFound, "enclosure.not_found")
		if kept := other.look(first).Enclosures; len(kept) != 0 {
			h.t.Errorf("the other creditor sees %+v", kept)
		}
		_, err = h.EnclosureContent(h.t.Context(), personAt(other.creditor, access.Administrator), h.creditor, first, id)
		h.fails(err, fault.Forbidden, "access.not_allowed")
	})
}

func TestAChangedByteOfAnEnclosureIsNamedAndNotHandedOut(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.electronicWith("Invoice", "1001", "1200.00", withPDF("a.pdf"))
		id := h.enclosed().ID
		changed := `UPDATE enclosure SET content = '%PDF-1.4 something else'`
		h.harm(changed)
		h.wrongs("verify.enclosure_changed")
		_, err := h.EnclosureContent(h.t.Context(), h.person, h.creditor, first, id)
		h.fails(err, fault.Corrupt, "enclosure.altered")
	})
}

func TestABackupCarriesEnclosures(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.electronicWith("Invoice", "1001", "1200.00", withPDF("a.pdf"))
		want := h.enclosed()
		for name, place := range emptyPlaces {
			h.t.Run("into "+name, func(t *testing.T) {
				here := *h
				here.t = t
				got := here.restored(here.backedUp(), place(t)).enclosed()
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("kept (-want +got):\n%s", diff)
				}
			})
		}
	})
}

// jpeg and png are the first bytes of pictures.
const (
	jpeg = "\xff\xd8\xff\xe0\x00\x10JFIF\x00"
	png  = "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
)

// keep keeps a file with the only claim of the first case.
func (h *house) keep(name, content string) error {
	h.t.Helper()
	return h.KeepEnclosure(h.t.Context(), h.person, h.creditor, first, casework.EnclosureToKeep{
		Claim: h.look(first).Case.Claims[0].ID, Name: name, Content: []byte(content),
	})
}

func TestAFileIsKeptByHandWithAClaimAndErasedWithTheCase(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.works(h.keep(`C:\\Users\\Mette\\faktura 1001.PDF`, invoicePDF))
		h.works(h.keep("the same again.pdf", invoicePDF))
		if kept := h.enclosed(); kept.Name != "faktura 1001.PDF" || !kept.IsByHand() || kept.Claim != h.look(first).Case.Claims[0].ID {
			h.t.Errorf("kept = %+v", kept)
		}
		h.works(h.keep("skærm\u202ebillede.exe", png))
		h.works(h.keep("../../.jpg", jpeg))
		var names []string
		for _, kept := range h.look(first).Enclosures {
			names = append(names, kept.Name)
		}
		same(h.t, "names", names, []string{"faktura 1001.PDF", "skærmbillede.exe.png", "bilag.jpg"})
		h.proven()
		h.pays(first, "1200.00")
		h.work()
		h.works(h.Erase(h.t.Context(), h.person, h.creditor, first))
		if got := h.count("enclosure"); got != 0 {
			h.t.Errorf("%d are kept of an erased case", got)
		}
		h.fails(h.keep("late.pdf", invoicePDF), fault.Conflict, "case.debtor_erased")
	})
}

func TestWhatIsNoPDFOrPictureIsNotKept(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		for key, content := range map[string]string{
			"enclosure.empty": "", "enclosure.kind_unknown": "<html><script>alert(1)</script>", "enclosure.too_large": "%PDF-" + strings.Repeat("x", 10<<20),
		} {
			h.fails(h.keep("faktura.pdf", content), fault.Invalid, key)
		}
		err := h.KeepEnclosure(h.t.Context(), h.person, h.creditor, first, casework.EnclosureToKeep{Claim: 17, Name: "a.pdf", Content: []byte(invoicePDF)})
		h.fails(err, fault.Invalid, "enclosure.claim_missing")
		for _, stranger := range []access.Actor{personAt(h.creditor+1, access.Administrator), personAt(h.creditor, access.Reader)} {
			err := h.KeepEnclosure(h.t.Context(), stranger, h.creditor, first, casework.EnclosureToKeep{Content: []byte(invoicePDF)})
			if !fault.Is(err, fault.Forbidden) {
				h.t.Errorf("%v keeps a file: %v", stranger, err)
			}
		}
	})
}

func TestOnlyWhatWasAddedByHandIsRemoved(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.electronicWith("Invoice", "1001", "1200.00", withPDF("a.pdf"))
		within := h.enclosed().ID
		h.works(h.keep("b.jpg", jpeg))
		h.works(h.keep("c.png", png))
		kept := h.look(first).Enclosures
		drop := func(id int64) error { return h.DropEnclosure(h.t.Context(), h.person, h.creditor, first, id) }
		h.fails(drop(within), fault.Conflict, "enclosure.came_within")
		h.works(drop(kept[1].ID))
		h.fails(drop(kept[1].ID), fault.NotFound, "enclosure.not_found")
		if left := h.look(first).Enclosures; len(left) != 2 || left[1].Name != "c.png" {
			h.t.Errorf("left = %+v", left)
		}
	})
}
