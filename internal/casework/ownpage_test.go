package casework_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
)

// debtor is Anna, come to the page of her case.
func (h *house) debtor() access.Actor {
	h.t.Helper()
	return access.NewDebtor(int64(h.creditor), int64(h.look(first).Case.ID))
}

func TestADebtorSeesWhatTheCreditorSeesIsOwedAndNothingKeptForThem(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.withLetter()
		h.works(h.Note(h.t.Context(), h.person, h.creditor, first, "ring efter kl. 17"))
		page, err := h.OwnCase(h.t.Context(), h.debtor(), h.creditor)
		h.works(err)
		if got, want := page.Seen.Owed.Left.Total(), h.look(first).Owed.Left.Total(); got != want {
			h.t.Errorf("the debtor is told %v, the creditor %v", got, want)
		}
		if page.Seen.Case.Number != first || page.Creditor.ID != h.creditor {
			h.t.Errorf("case %d of creditor %d", page.Seen.Case.Number, page.Creditor.ID)
		}
		if len(page.Seen.Case.Notes)+len(page.Seen.Case.Tasks)+len(page.Seen.Events) != 0 {
			h.t.Error("notes, tasks or the journal are shown to the debtor")
		}
	})
}

func TestADebtorReadsTheLettersOfTheirOwnCaseAlone(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, bent)
		h.run()
		own, bents := h.look(first).Case.Letters[0].Letter, h.look(first + 1).Case.Letters[0].Letter
		got, err := h.OwnDocument(h.t.Context(), h.debtor(), h.creditor, own)
		if h.works(err); got.ID != own || len(got.Body) == 0 {
			h.t.Errorf("document %d of %d bytes, want %d", got.ID, len(got.Body), own)
		}
		for _, other := range []debt.DocumentID{bents, 0, own + 1_000_000} {
			_, err = h.OwnDocument(h.t.Context(), h.debtor(), h.creditor, other)
			h.fails(err, fault.NotFound, "document.not_found")
		}
		_, err = h.OwnCase(h.t.Context(), access.NewDebtor(int64(h.creditor), h.debtor().Case()+1_000_000), h.creditor)
		h.fails(err, fault.NotFound, "case.not_found")
	})
}

func TestADebtorDoesntSeeALetterBeforeItHasLeft(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.waitingLetter(func() {
			page, err := h.OwnCase(h.t.Context(), h.debtor(), h.creditor)
			if h.works(err); len(page.Seen.Case.Letters)+len(page.Seen.Case.Dispatches) != 0 {
				h.t.Error("what waits to be sent is shown")
			}
			_, err = h.OwnDocument(h.t.Context(), h.debtor(), h.creditor, h.look(first).Case.Letters[0].Letter)
			h.fails(err, fault.NotFound, "document.not_found")
		})
		page, err := h.OwnCase(h.t.Context(), h.debtor(), h.creditor)
		if h.works(err); len(page.Seen.Case.Letters) != 1 {
			h.t.Errorf("%d letters once it has left, want one", len(page.Seen.Case.Letters))
		}
	})
}

func TestADebtorsObjectionStopsTheCaseAtOnce(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.fails(h.ObjectAsDebtor(h.t.Context(), h.debtor(), h.creditor, " \n"), fault.Invalid, "objection.reason_missing")
		h.works(h.ObjectAsDebtor(h.t.Context(), h.debtor(), h.creditor, "Varen kom aldrig"))
		h.tasks(first, "task.answer_objection")
		if got := h.look(first).Case.Objection; !got.Open || got.Reason != "Varen kom aldrig" {
			h.t.Errorf("objection = %+v", got)
		}
		h.at("2026-11-20")
		if rows := h.run(); len(rows) != 0 {
			h.t.Errorf("a disputed case was followed up: %+v", rows)
		}
		h.proven()
	})
}

func TestTheDebtorsUseCasesAreTheDebtorsAlone(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.withLetter()
		for what, who := range map[string]access.Actor{
			"the creditor's own person": h.person,
			"another creditor's debtor": access.NewDebtor(int64(h.creditor)+1, h.debtor().Case()),
			"the night run":             access.NightRun(),
		} {
			_, seen := h.OwnCase(h.t.Context(), who, h.creditor)
			_, read := h.OwnDocument(h.t.Context(), who, h.creditor, 1)
			for _, err := range []error{
				seen, read, h.ObjectAsDebtor(h.t.Context(), who, h.creditor, "nej"),
				h.SuggestContact(h.t.Context(), who, h.creditor, casework.Contact{Words: "hej"}),
				h.WriteAsDebtor(h.t.Context(), who, h.creditor, "hej"),
			} {
				if !fault.Is(err, fault.Forbidden) {
					h.t.Errorf("%s: %v, want it forbidden", what, err)
				}
			}
		}
	})
}

func TestTheCreditorSeesTheCaseAsTheDebtorDoesAndLeavesNoTrace(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.withLetter()
		own, err := h.OwnCase(h.t.Context(), h.debtor(), h.creditor)
		h.works(err)
		kept := func() map[string]string {
			all := h.rows()
			all["event"], all["job"] = h.dump("event"), h.dump("job")
			return all
		}
		before := kept()
		for range 2 {
			page, err := h.CaseAsDebtor(h.t.Context(), h.person, h.creditor, first)
			if h.works(err); page.Seen.Owed.Total() != own.Seen.Owed.Total() || len(page.Seen.Case.Letters) != 1 || page.Opened {
				h.t.Errorf("owed %v, %d letters, opened %t; want %v, one, false", page.Seen.Owed.Total(), len(page.Seen.Case.Letters), page.Opened, own.Seen.Owed.Total())
			}
			letter, err := h.DocumentAsDebtor(h.t.Context(), h.person, h.creditor, first, page.Seen.Case.Letters[0].Letter)
			if h.works(err); len(letter.Body) == 0 {
				h.t.Error("the letter is empty")
			}
		}
		if after := kept(); !maps.Equal(before, after) {
			h.t.Error("looking has written something")
		}
		h.dispatches(first, "email received")
	})
}

func TestSeeingACaseAsItsDebtorTakesTheRightToSeeIt(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, bent)
		h.run()
		bents := h.look(first + 1).Case.Letters[0].Letter
		stranger := personAt(h.creditor+1, access.Administrator)
		_, seen := h.CaseAsDebtor(h.t.Context(), stranger, h.creditor, first)
		_, read := h.DocumentAsDebtor(h.t.Context(), stranger, h.creditor, first, bents)
		_, asDebtor := h.CaseAsDebtor(h.t.Context(), h.debtor(), h.creditor, first)
		for _, err := range []error{seen, read, asDebtor} {
			if !fault.Is(err, fault.Forbidden) {
				h.t.Errorf("%v, want it forbidden", err)
			}
		}
		_, err := h.CaseAsDebtor(h.t.Context(), h.person, h.creditor, first+100)
		h.fails(err, fault.NotFound, "case.not_found")
		_, err = h.DocumentAsDebtor(h.t.Context(), h.person, h.creditor, first, bents)
		h.fails(err, fault.NotFound, "document.not_found")
	})
}

func TestADebtorIsToldHowToPayAndWhatComesNext(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.withLetter() // 2 November
		page, err := h.OwnCase(h.t.Context(), h.debtor(), h.creditor)
		h.works(err)
		if page.Ways.Slip == "" || page.Ways.Account == "" {
			h.t.Errorf("ways to pay = %+v", page.Ways)
		}
		if len(page.Ahead) == 0 || page.Ahead[0].Sent == nil || !page.Ahead[0].On.After(page.Seen.On) {
			h.t.Fatalf("ahead = %+v, want a letter on a later day", page.Ahead)
		}
		h.works(h.ObjectAsDebtor(h.t.Context(), h.debtor(), h.creditor, "Varen kom aldrig"))
		page, err = h.OwnCase(h.t.Context(), h.debtor(), h.creditor)
		if h.works(err); len(page.Ahead) != 0 {
			h.t.Errorf("ahead of a disputed case = %+v, want nothing", page.Ahead)
		}
		h.works(h.Resolve(h.t.Context(), h.person, h.creditor, first, casework.Rejected, "Varen blev leveret den 3."))
		page, err = h.OwnCase(h.t.Context(), h.debtor(), h.creditor)
		want := casework.Answer{On: page.Seen.On, Outcome: casework.Rejected, Text: "Varen blev leveret den 3."}
		if h.works(err); page.Answered != want {
			h.t.Errorf("answered %+v, want %+v", page.Answered, want)
		}
	})
}

func TestThatAPageIsOpenedIsNotedOnceForEachLetter(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.withLetter()
		opened := func() bool {
			page, err := h.OwnCase(h.t.Context(), h.debtor(), h.creditor)
			h.works(err)
			return page.Opened
		}
		if opened() {
			h.t.Error("it is opened before anybody came")
		}
		h.works(h.RecordOpened(h.t.Context(), h.debtor(), h.creditor))
		if !opened() {
			h.t.Error("that the debtor came isn't known")
		}
		h.at("2026-11-20")
		h.run()
		if n := len(h.look(first).Case.Letters); n != 2 {
			h.t.Fatalf("%d letters, want a second", n)
		}
		if opened() {
			h.t.Error("the second letter is opened before the debtor came again")
		}
	})
}

func TestTheSameObjectionTwiceIsOne(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		for range 2 {
			h.works(h.ObjectAsDebtor(h.t.Context(), h.debtor(), h.creditor, "Varen kom aldrig"))
		}
		raised := 0
		for _, o := range h.look(first).Events {
			if _, ok := o.Event.(debt.ObjectionRaised); ok {
				raised++
			}
		}
		if raised != 1 {
			h.t.Errorf("raised %d times, want once", raised)
		}
		h.fails(h.ObjectAsDebtor(h.t.Context(), h.debtor(), h.creditor, strings.Repeat("å", 4001)), fault.Invalid, "contact.too_long")
	})
}

func TestWhatADebtorSaysOfTheirContactDataWaitsForAPerson(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		known := casework.ContactOf(h.look(first).Case.Debtor)
		h.fails(h.SuggestContact(h.t.Context(), h.debtor(), h.creditor, known), fault.Invalid, "contact.nothing_new")
		wrong := known
		wrong.Email = "anna hos post"
		h.fails(h.SuggestContact(h.t.Context(), h.debtor(), h.creditor, wrong), fault.Invalid, "contact.email_unusable")
		wrong = known
		wrong.Town = strings.Repeat("x", 201)
		h.fails(h.SuggestContact(h.t.Context(), h.debtor(), h.creditor, wrong), fault.Invalid, "contact.too_long")

		for key, change := range map[string]func(*casework.Contact){
			"contact.name_missing":      func(c *casework.Contact) { c.Name = " " },
			"contact.postcode_unusable": func(c *casework.Contact) { c.Postcode = "99" },
			"contact.mobile_unusable":   func(c *casework.Contact) { c.Mobile = "12" },
		} {
			wrong = known
			change(&wrong)
			h.fails(h.SuggestContact(h.t.Context(), h.debtor(), h.creditor, wrong), fault.Invalid, key)
		}

		moved := known
		moved.Address, moved.Postcode, moved.Town, moved.Email, moved.Words = " Nygade  7 ", "4300", "Holbæk", "anna@ny.example", "Fra 1. december"
		for range 2 {
			h.works(h.SuggestContact(h.t.Context(), h.debtor(), h.creditor, moved))
		}
		seen := h.look(first).Case
		if got := casework.ContactOf(seen.Debtor); got != known {
			h.t.Errorf("the debtor is now %+v, want nothing changed", got)
		}
		var notes []string
		for _, n := range seen.Notes {
			notes = append(notes, n.Text)
		}
		want := []string{"Skyldneren skriver på sin side:\nAdresse: Nygade 7, 4300 Holbæk\nE-mail: anna@ny.example\nBesked: Fra 1. december"}
		if !slices.Equal(notes, want) {
			h.t.Errorf("notes = %q, want %q", notes, want)
		}
		h.tasks(first, "task.check_contact")
		gone := known
		gone.Email, gone.Mobile = "", "+46 70 123 45 67"
		h.works(h.SuggestContact(h.t.Context(), h.debtor(), h.creditor, gone))
		seen = h.look(first).Case
		if got, want := seen.Notes[1].Text, "Skyldneren skriver på sin side:\nE-mail: ønskes slettet (var anna@holm.example)\nMobil: +46 70 123 45 67"; got != want {
			h.t.Errorf("note %q, want %q", got, want)
		}
		h.proven()
	})
}

func TestWhatADebtorWritesWaitsForAPerson(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.fails(h.WriteAsDebtor(h.t.Context(), h.debtor(), h.creditor, " \n "), fault.Invalid, "contact.message_empty")
		h.fails(h.WriteAsDebtor(h.t.Context(), h.debtor(), h.creditor, strings.Repeat("å", 4001)), fault.Invalid, "contact.too_long")
		for range 2 {
			h.works(h.WriteAsDebtor(h.t.Context(), h.debtor(), h.creditor, "Kan jeg betale over tre måneder?\n"))
		}
		h.works(h.WriteAsDebtor(h.t.Context(), h.debtor(), h.creditor, "Gerne den 1."))
		var notes []string
		for _, n := range h.look(first).Case.Notes {
			notes = append(notes, n.Text)
		}
		want := []string{"Skyldneren skriver på sin side:\nKan jeg betale over tre måneder?", "Skyldneren skriver på sin side:\nGerne den 1."}
		if !slices.Equal(notes, want) {
			h.t.Errorf("notes = %q, want %q", notes, want)
		}
		h.tasks(first, "task.answer_debtor")
		h.proven()
	})
}
