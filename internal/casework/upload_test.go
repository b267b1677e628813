package casework_test

import (
	"strings"
	"testing"
	"time"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/fault"
	"krav/internal/intake"
)

// sent sends a file and returns it as it waits.
func (h *house) sent(content string) casework.Upload {
	h.t.Helper()
	u, err := h.ReceiveUpload(h.t.Context(), h.person, h.creditor, casework.UploadedInvoices, "november.csv", strings.NewReader(content))
	h.works(err)
	return u
}

func (h *house) upload(id int64) (casework.Upload, casework.UploadResult) {
	h.t.Helper()
	u, err := h.Upload(h.t.Context(), h.person, h.creditor, casework.UploadedInvoices, id)
	h.works(err)
	result, err := u.Result()
	h.works(err)
	return u, result
}

func TestAFileIsLookedOverBeforeItIsTakenIn(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		u := h.sent(text(headings, anna, bent, "1009;20;Per Bo;Vej 1;4300;Holbæk;;12-10-2026;31-02-2026;1,00"))
		look, err := h.LookAtUpload(h.t.Context(), h.person, h.creditor, u.ID, nil)
		h.works(err)
		if look.Tried.Created != 2 || len(look.Tried.Refused) != 1 || look.Tried.Lines != 3 || look.More {
			h.t.Errorf("would open %d cases and refuse %d of %d lines, want 2, 1 and 3", look.Tried.Created, len(look.Tried.Refused), look.Tried.Lines)
		}
		if len(look.Drafts) != 2 || look.Drafts[0].Debtor.Name != "Anna Holm" {
			h.t.Errorf("shows %d lines as they would be read, want Anna Holm's and Bent Krogh's", len(look.Drafts))
		}
		rows, err := h.Cases(h.t.Context(), h.person, h.creditor, 0, 10)
		h.works(err)
		lines, err := h.WaitingLines(h.t.Context(), h.person, h.creditor, 0, 10)
		h.works(err)
		if len(rows) != 0 || len(lines) != 0 {
			h.t.Errorf("looking left %d cases and %d lines behind", len(rows), len(lines))
		}
	})
}

func TestAFileIsTakenInBesideAndOnce(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		u := h.sent(text(headings, anna, bent, "1009;20;Per Bo;Vej 1;4300;Holbæk;;12-10-2026;31-02-2026;1,00"))
		if again := h.sent(text(headings, anna, bent, "1009;20;Per Bo;Vej 1;4300;Holbæk;;12-10-2026;31-02-2026;1,00")); again.ID != u.ID {
			h.t.Error("the same file sent twice is two")
		}
		h.works(h.TakeUpload(h.t.Context(), h.person, h.creditor, u.ID, nil))
		h.works(h.TakeUpload(h.t.Context(), h.person, h.creditor, u.ID, nil))
		if got := fault.Of(h.DropUpload(h.t.Context(), h.person, h.creditor, casework.UploadedInvoices, u.ID)); got == nil || got.Key != "upload.is_ordered" {
			h.t.Errorf("a file that is being taken in can be put aside: %v", got)
		}
		h.work()
		taken, result := h.upload(u.ID)
		if taken.State != casework.UploadTaken || result.Created != 2 || result.Refused != 1 || taken.Lines != 4 {
			h.t.Errorf("%s, opened %d, refused %d, %d lines; want taken, 2, 1, 4", taken.State, result.Created, result.Refused, taken.Lines)
		}
		if _, err := h.LookAtUpload(h.t.Context(), h.person, h.creditor, u.ID, nil); !fault.HasKey(err, "upload.is_gone") {
			h.t.Errorf("what was in the file is kept: %v", err)
		}
		look := h.look(first)
		if by := look.Case.Claims; len(by) != 1 {
			h.t.Errorf("case %d has %d claims, want 1", first, len(by))
		}
		// Sent again it is a file that was read before, and changes nothing.
		again := h.sent(text(headings, anna, bent, "1009;20;Per Bo;Vej 1;4300;Holbæk;;12-10-2026;31-02-2026;1,00"))
		looked, err := h.LookAtUpload(h.t.Context(), h.person, h.creditor, again.ID, nil)
		h.works(err)
		if looked.ReadAt.IsZero() || looked.Before.Created != 2 || looked.Tried.Created != 0 || looked.Tried.Unchanged != 2 {
			h.t.Errorf("the same file isn't known again: %+v", looked.Tried)
		}
		h.proven()
	})
}

func TestColumnsThatNobodyKnowsAreChosen(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		u := h.sent("Bilag;Hvem;Frist;Kr\n1;Anna Holm;15-10-2026;100,00\n2;Bent Krogh;15-10-2026;200,00\n")
		look, err := h.LookAtUpload(h.t.Context(), h.person, h.creditor, u.ID, nil)
		h.works(err)
		if len(look.Missing) == 0 {
			h.t.Fatal("nothing is missing")
		}
		chosen := look.Layout.Mapping
		for column, field := range []intake.Field{intake.FieldInvoiceNumber, intake.FieldName, intake.FieldDueDate, intake.FieldAmount} {
			chosen = chosen.With(column, field)
		}
		look, err = h.LookAtUpload(h.t.Context(), h.person, h.creditor, u.ID, &chosen)
		h.works(err)
		if len(look.Missing) != 0 || look.Tried.Lines != 2 {
			h.t.Errorf("with all columns chosen %v are missing of %d lines", look.Missing, look.Tried.Lines)
		}
		h.works(h.TakeUpload(h.t.Context(), h.person, h.creditor, u.ID, &chosen))
		h.work()
		if taken, _ := h.upload(u.ID); taken.State != casework.UploadTaken {
			h.t.Errorf("the file is %s", taken.State)
		}
	})
}

func TestAFileThatIsNoneSaysSo(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		u := h.sent("%PDF-1.7 an invoice on paper")
		if _, err := h.LookAtUpload(h.t.Context(), h.person, h.creditor, u.ID, nil); !fault.HasKey(err, "file.is_pdf") {
			h.t.Errorf("a PDF is looked at: %v", err)
		}
		h.works(h.TakeUpload(h.t.Context(), h.person, h.creditor, u.ID, nil))
		h.work()
		if taken, result := h.upload(u.ID); taken.State != casework.UploadFailed || result.Key != "file.is_pdf" {
			h.t.Errorf("the file is %s with %q, want failed with file.is_pdf", taken.State, result.Key)
		}
	})
}

func TestAFileOfSeveralPartsIsReadAsItWasSent(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		filler := strings.Repeat(" ", 400)
		var lines []string
		for _, line := range many(4000) { // two parts
			lines = append(lines, line+";"+filler)
		}
		u := h.sent(text(headings+";Fyld", lines...))
		look, err := h.LookAtUpload(h.t.Context(), h.person, h.creditor, u.ID, nil)
		h.works(err)
		if u.Size < 1<<20 || look.Tried.Created+look.Tried.Joined+len(look.Tried.Asked) != 2000 || !look.More {
			h.t.Errorf("tried %+v of %d bytes, want the first 2,000 lines", look.Tried.Created, u.Size)
		}
	})
}

func TestAFileOfAnotherCreditorIsNotFound(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		u := h.sent(text(headings, anna))
		other := h.add(fjord())
		stranger := personAt(other, access.Administrator)
		_, err := h.Upload(h.t.Context(), stranger, other, casework.UploadedInvoices, u.ID)
		if !fault.Is(err, fault.NotFound) {
			h.t.Errorf("another creditor's file is shown: %v", err)
		}
		for name, err := range map[string]error{
			"look": second(h.LookAtUpload(h.t.Context(), stranger, other, u.ID, nil)),
			"take": h.TakeUpload(h.t.Context(), stranger, other, u.ID, nil),
			"drop": h.DropUpload(h.t.Context(), stranger, other, casework.UploadedInvoices, u.ID),
		} {
			if !fault.Is(err, fault.NotFound) {
				h.t.Errorf("%s: %v, want not found", name, err)
			}
		}
		reader := personAt(h.creditor, access.Reader)
		if err := h.TakeUpload(h.t.Context(), reader, h.creditor, u.ID, nil); !fault.Is(err, fault.Forbidden) {
			h.t.Errorf("a reader may take files in: %v", err)
		}
		if _, err := h.ReceiveUpload(h.t.Context(), reader, h.creditor, casework.UploadedInvoices, "x.csv", strings.NewReader("x")); !fault.Is(err, fault.Forbidden) {
			h.t.Errorf("a reader may send files: %v", err)
		}
	})
}

func second[T any](_ T, err error) error { return err }

func TestAFileThatNobodyTakesInIsForgottenAfterSomeDays(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		taken := h.sent(text(headings, anna))
		h.works(h.TakeUpload(h.t.Context(), h.person, h.creditor, taken.ID, nil))
		h.work()
		for i := range 25 { // more than are forgotten at once
			h.sent(text(headings, bent) + strings.Repeat("\n", i))
		}
		ordered := h.sent(text(headings, bent, anna))
		h.works(h.TakeUpload(h.t.Context(), h.person, h.creditor, ordered.ID, nil))
		h.at("2026-11-09")
		fresh := h.sent(text(headings, "1009;20;Per Bo;Vej 1;4300;Holbæk;;12-10-2026;31-10-2026;1,00"))
		// Sent on the morning of the 2nd: fourteen days later they are kept still.
		h.at("2026-11-16")
		if n, err := h.DropStaleUploads(h.t.Context(), h.creditor, 14); n != 0 || err != nil {
			h.t.Errorf("%d forgotten after fourteen days, %v", n, err)
		}
		h.later(time.Second)
		if n, err := h.DropStaleUploads(h.t.Context(), h.creditor, 14); n != 25 || err != nil {
			h.t.Errorf("%d forgotten, %v; want 25", n, err)
		}
		// What was taken in is told of still, what is being taken in goes on.
		for id, want := range map[int64]casework.UploadState{taken.ID: casework.UploadTaken, ordered.ID: casework.UploadOrdered, fresh.ID: casework.UploadWaiting} {
			if u, _ := h.upload(id); u.State != want {
				h.t.Errorf("upload is %s, want %s", u.State, want)
			}
		}
		if got := h.count("upload_part"); got != 2 {
			h.t.Errorf("%d parts are kept, want those of the two that wait", got)
		}
	})
}
