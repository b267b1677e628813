package casework_test

import (
	"strings"
	"testing"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/fault"
	"krav/internal/intake"
)

// bankList is a list of a bank: 1,200.00 kr. for case 10001, money that nobody knows,
// and what left the account.
const bankList = "Dato;Tekst;Beløb;Saldo\n01-11-2026;Anna Holm sag 10001;1.200,00;1.200,00\n01-11-2026;tak;70,00;1.270,00\n02-11-2026;husleje;-500,00;770,00\n"

func (h *house) sentMoney(content string) casework.Upload {
	h.t.Helper()
	u, err := h.ReceiveUpload(h.t.Context(), h.person, h.creditor, casework.UploadedPayments, "konto.csv", strings.NewReader(content))
	h.works(err)
	return u
}

func TestABanksFileIsTriedBeforeItIsTakenIn(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		u := h.sentMoney(bankList)
		look, err := h.LookAtBankUpload(h.t.Context(), h.person, h.creditor, u.ID, nil)
		h.works(err)
		if look.Tried.Matched != 1 || look.Tried.Unmatched != 1 || look.Tried.Outgoing != 1 || look.Tried.Lines != 3 || look.More || !look.IsList {
			h.t.Errorf("would book %+v, want 1 booked, 1 without a case, 1 that left", look.Tried)
		}
		if len(look.Entries) != 3 || look.Entries[0].Amount != kr("1200.00") || look.Layout.Examples[1] != "Anna Holm sag 10001" {
			h.t.Errorf("shows %+v with %q", look.Entries, look.Layout.Examples)
		}
		if len(h.paid(first)) != 0 || len(h.lines(casework.BankUnmatched)) != 0 {
			h.t.Error("looking has booked something")
		}
	})
}

func TestABanksFileIsTakenInBesideAndOnce(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		u := h.sentMoney(bankList)
		h.works(h.TakeBankUpload(h.t.Context(), h.person, h.creditor, u.ID, nil))
		h.works(h.TakeBankUpload(h.t.Context(), h.person, h.creditor, u.ID, nil))
		h.work()
		taken, err := h.Upload(h.t.Context(), h.person, h.creditor, casework.UploadedPayments, u.ID)
		h.works(err)
		result, err := taken.Result()
		h.works(err)
		if taken.State != casework.UploadTaken || taken.Lines != 3 || result.Money == nil || result.Money.Matched != 1 || result.Money.Unmatched != 1 || result.Money.Outgoing != 1 {
			h.t.Errorf("%s, %d lines, %+v", taken.State, taken.Lines, result.Money)
		}
		h.owes(first, "0.00")
		again := h.sentMoney(bankList)
		look, err := h.LookAtBankUpload(h.t.Context(), h.person, h.creditor, again.ID, nil)
		h.works(err)
		if look.ReadAt.IsZero() || look.Tried.Duplicate != 2 || look.Tried.Matched != 0 {
			h.t.Errorf("the same file isn't known again: %+v", look.Tried)
		}
		h.proven()
	})
}

func TestTooMuchMoneyIsToldOfInTheReport(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		u := h.sentMoney("Dato;Tekst;Beløb\n01-11-2026;Anna Holm sag 10001;1.250,00\n02-11-2026;Anna Holm sag 10001;mange\n")
		h.works(h.TakeBankUpload(h.t.Context(), h.person, h.creditor, u.ID, nil))
		h.work()
		taken, err := h.Upload(h.t.Context(), h.person, h.creditor, casework.UploadedPayments, u.ID)
		h.works(err)
		result, err := taken.Result()
		h.works(err)
		if len(result.Money.Overpaid) != 1 || result.Money.Overpaid[0].Number != first || result.Money.Overpaid[0].Amount != kr("50.00") {
			h.t.Errorf("overpaid = %+v, want 50.00 on case %d", result.Money.Overpaid, first)
		}
		if result.Money.Refused != 1 || result.Money.Lines[0].Line != 3 || result.Money.Lines[0].Key == "" {
			h.t.Errorf("refused = %+v, want line 3 and why", result.Money.Lines)
		}
	})
}

func TestColumnsOfABanksListAreChosen(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		u := h.sentMoney("Hvornår;Hvad;Kroner\n01-11-2026;Anna Holm sag 10001;100,00\n")
		look, err := h.LookAtBankUpload(h.t.Context(), h.person, h.creditor, u.ID, nil)
		h.works(err)
		if len(look.Missing) == 0 || !look.IsList {
			h.t.Fatal("nothing is missing")
		}
		chosen := look.Layout.Mapping.With(0, intake.BankDay).With(1, intake.BankText).With(2, intake.BankAmount)
		look, err = h.LookAtBankUpload(h.t.Context(), h.person, h.creditor, u.ID, &chosen)
		h.works(err)
		if len(look.Missing) != 0 || look.Tried.Matched != 1 {
			h.t.Errorf("with all columns chosen %v are missing, and %d booked", look.Missing, look.Tried.Matched)
		}
		h.works(h.TakeBankUpload(h.t.Context(), h.person, h.creditor, u.ID, &chosen))
		h.work()
		h.owes(first, "1100.00")
	})
}

func TestAFileIsOfOneKind(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		money, invoices := h.sentMoney(bankList), h.sent(text(headings, anna))
		none := h.sentMoney("%PDF-1.7 a statement on paper")
		if _, err := h.LookAtBankUpload(h.t.Context(), h.person, h.creditor, none.ID, nil); !fault.HasKey(err, "payments.other_format") {
			h.t.Errorf("a PDF is looked at: %v", err)
		}
		for name, err := range map[string]error{
			"money as invoices": second(h.LookAtUpload(h.t.Context(), h.person, h.creditor, money.ID, nil)),
			"invoices as money": second(h.LookAtBankUpload(h.t.Context(), h.person, h.creditor, invoices.ID, nil)),
			"taken as money":    h.TakeBankUpload(h.t.Context(), h.person, h.creditor, invoices.ID, nil),
			"taken as invoices": h.TakeUpload(h.t.Context(), h.person, h.creditor, money.ID, nil),
			"dropped":           h.DropUpload(h.t.Context(), h.person, h.creditor, casework.UploadedInvoices, money.ID),
		} {
			if !fault.Is(err, fault.NotFound) {
				h.t.Errorf("%s: %v, want not found", name, err)
			}
		}
		list, err := h.Uploads(h.t.Context(), h.person, h.creditor, casework.UploadedPayments, 10)
		h.works(err)
		if len(list) != 2 || list[1].ID != money.ID {
			h.t.Errorf("files of the bank = %+v, want two of them", list)
		}
		reader := personAt(h.creditor, access.Reader)
		if err := h.TakeBankUpload(h.t.Context(), reader, h.creditor, money.ID, nil); !fault.Is(err, fault.Forbidden) {
			h.t.Errorf("a reader may take money in: %v", err)
		}
	})
}
