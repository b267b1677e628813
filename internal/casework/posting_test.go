package casework_test

import (
	"context"
	"fmt"
	"io"
	"iter"
	"testing"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
)

// packer gathers what it is handed.
type packer struct{ letters []casework.PrintedLetter }

func (p *packer) Pack(_ context.Context, w io.Writer, letters iter.Seq2[casework.PrintedLetter, error]) (int, error) {
	for l, err := range letters {
		if err != nil {
			return len(p.letters), err
		}
		p.letters = append(p.letters, l)
	}
	_, err := fmt.Fprintf(w, "%d letters\n", len(p.letters))
	return len(p.letters), err
}

func (h *house) pack() []casework.PrintedLetter { return h.packOf(casework.PackNext) }

func (h *house) packOf(of casework.PackOf) []casework.PrintedLetter {
	h.t.Helper()
	var p packer
	n, err := h.Pack(h.t.Context(), h.person, h.creditor, of, &p, io.Discard)
	h.works(err)
	if n != len(p.letters) {
		h.t.Errorf("%d letters, told %d", len(p.letters), n)
	}
	return p.letters
}

func (h *house) post1(letter casework.PrintedLetter, on string) error {
	h.t.Helper()
	var d civil.Date
	if on != "" {
		d = day(on)
	}
	return h.MarkPosted(h.t.Context(), h.person, h.creditor, letter.Dispatch, d)
}

func TestPrintedLettersArePackedAndPosted(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(clara, anna)
		h.run()
		letters := h.pack()
		if len(letters) != 1 || letters[0].Recipient != "Clara Dam" || letters[0].CaseNumber != "10001" || len(letters[0].Address) != 2 {
			h.t.Fatalf("letters = %+v", letters)
		}
		archived, err := h.Document(h.t.Context(), h.person, h.creditor, h.look(first).Case.Letters[0].Letter)
		h.works(err)
		if string(letters[0].PDF) != string(archived.File()) {
			h.t.Error("what is packed isn't what was archived")
		}
		h.dispatches(first, "print waiting") // packing isn't posting
		h.fails(h.post1(letters[0], "2026-11-03"), fault.Invalid, "dispatch.posted_ahead")
		h.fails(h.post1(letters[0], "2026-11-01"), fault.Invalid, "dispatch.posted_before_made")
		h.works(h.post1(letters[0], ""))
		h.works(h.post1(letters[0], "")) // a double click
		h.dispatches(first, "print sent")
		if step := h.look(first).Case.Steps[0]; step.Dispatched != day("2026-11-02") {
			h.t.Errorf("dispatched %v", step.Dispatched)
		}
		if left := h.pack(); len(left) != 0 {
			h.t.Errorf("packed again: %+v", left)
		}
		mail := h.look(first + 1).Case.Dispatches[0].Dispatch
		h.fails(h.MarkPosted(h.t.Context(), h.person, h.creditor, mail, civil.Date{}), fault.Invalid, "dispatch.not_printed")
		h.proven()
	})
}

func TestALetterThatWaitedIsPrintedAnewWithANewDeadline(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(clara)
		h.run()
		old := h.pack()[0]
		h.at("2026-11-04")
		// Posted on the 4th, a deadline of the 12th is eight days.
		h.fails(h.post1(old, ""), fault.Unlawful, "dispatch.posted_too_late")
		letters := h.packOf(casework.PackAnew)
		if len(letters) != 1 || letters[0].Dispatch == old.Dispatch {
			h.t.Fatalf("letters = %+v", letters)
		}
		h.steps(first, "reminder-1 step.replanned", "reminder-1")
		h.dispatches(first, "print stopped dispatch.stopped_late", "print waiting")
		h.fails(h.post1(old, ""), fault.Conflict, "dispatch.not_waiting")
		h.works(h.post1(letters[0], ""))
		if step := h.look(first).Case.Steps[1]; step.Deadline != day("2026-11-16") { // the 14th is a Saturday
			h.t.Errorf("deadline = %v", step.Deadline)
		}
		h.owes(first, "600.00")
		h.proven()
	})
}

func TestPostalDaysGiveTimeToPost(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.with(func(c *casework.Creditor) { c.Terms.PostalDays = new(3) })
		h.invoices(clara)
		h.run()
		letter := h.pack()[0]
		if got := h.look(first).Case.Steps[0].Deadline; got != day("2026-11-16") { // the 15th is a Sunday
			h.t.Errorf("deadline = %v", got)
		}
		h.at("2026-11-04")
		h.works(h.post1(letter, ""))
		h.works(h.post1(letter, ""))
		if step := h.look(first).Case.Steps[0]; step.Dispatched != day("2026-11-04") {
			h.t.Errorf("dispatched %v", step.Dispatched)
		}
	})
}

// Ten days from 2 November are the 12th; a letter that takes five weekdays has
// seven more.
func TestALetterIsGivenAWeekByPostWhereTheCreditorSaysNothing(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.with(func(c *casework.Creditor) { c.Terms.PostalDays = nil })
		h.invoices(clara)
		h.run()
		if got := h.look(first).Case.Steps[0].Deadline; got != day("2026-11-19") {
			h.t.Errorf("deadline = %v, want 2026-11-19", got)
		}
	})
}

func TestAPackHoldsNoLetterThatIsOvertaken(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.file(headings, clara,
			"1004;20;Dora Ek;Vej 1;4300;Holbæk;;12-10-2026;26-10-2026;250,00",
			"1005;21;Emil Bo;Bakken 2;4300;Holbæk;;12-10-2026;26-10-2026;300,00")
		h.run()
		h.works(h.Hold(h.t.Context(), h.person, h.creditor, first, day("2026-11-20"), "ferie"))
		h.pays(first+1, "50.00")
		h.corrects(first+2, func(d *debt.Debtor) { d.Address = []string{"Nyvej 9"} })
		h.work()
		letters := h.pack()
		if len(letters) != 2 || letters[0].Address[0]+letters[1].Address[0] != "Nyvej 9Vej 1" && letters[0].Address[0]+letters[1].Address[0] != "Vej 1Nyvej 9" {
			h.t.Fatalf("letters = %+v", letters)
		}
		h.dispatches(first, "print stopped dispatch.stopped_held")
		h.dispatches(first+1, "print stopped dispatch.stopped_changed", "print waiting")
		h.dispatches(first+2, "print stopped dispatch.stopped_address", "print waiting")
		h.owes(first+1, "300.00") // 200.00 and the reminder's 100.00
	})
}

func TestAnothersLettersArentPacked(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		other := h.also(fjord())
		h.invoices(clara)
		h.run()
		if letters := other.pack(); len(letters) != 0 {
			h.t.Errorf("letters = %+v", letters)
		}
		h.fails(other.post1(h.pack()[0], ""), fault.NotFound, "dispatch.not_found")
	})
}

func TestAReceiptGoesByTheWayThatReaches(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, clara)
		h.pays(first, "1200.00")
		h.pays(first+1, "500.00")
		h.work()
		h.dispatches(first, "email received")
		h.dispatches(first+1, "print waiting")
		letters := h.pack()
		if len(letters) != 1 {
			h.t.Fatalf("letters = %+v", letters)
		}
		h.at("2026-11-10") // a receipt has no deadline to miss
		if later := h.packOf(casework.PackAgain); len(later) != 1 || later[0].Dispatch != letters[0].Dispatch {
			h.t.Errorf("letters = %+v", later)
		}
		h.fails(h.post1(letters[0], "2026-11-01"), fault.Invalid, "dispatch.posted_before_made")
		h.works(h.post1(letters[0], "2026-11-09"))
		h.proven()
	})
}
