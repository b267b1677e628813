package debt_test

import (
	"testing"

	"krav/internal/debt"
)

func TestStoredNamesAreReadAsTheyWereWritten(t *testing.T) {
	t.Parallel()
	for d := debt.FriendlyReminder; d <= debt.InstalmentReminder; d++ {
		if got := debt.ParseDocument(d.String()); got != d {
			t.Errorf("document %q is read as %v", d, got)
		}
	}
	for c := debt.Email; c <= debt.Print; c++ {
		if got := debt.ParseChannel(c.String()); got != c {
			t.Errorf("channel %q is read as %v", c, got)
		}
	}
	for s := debt.Waiting; s <= debt.Failed; s++ {
		if got := debt.ParseDispatchStatus(s.String()); got != s {
			t.Errorf("status %q is read as %v", s, got)
		}
	}
}

func TestAnUnknownNameIsNothing(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"", "-", "REMINDER-1", "pigeon"} {
		if d, c, s := debt.ParseDocument(name), debt.ParseChannel(name), debt.ParseDispatchStatus(name); d != 0 || c != 0 || s != 0 {
			t.Errorf("%q is read as %v, %v and %v", name, d, c, s)
		}
	}
	if d, c, s := debt.Document(0), debt.Channel(9), debt.DispatchStatus(-1); d.String() != "-" || c.String() != "-" || s.String() != "-" {
		t.Errorf("what is no document, channel or status is called %v, %v and %v", d, c, s)
	}
}

func TestWhichDocumentsAreReminders(t *testing.T) {
	t.Parallel()
	// Rentelovens § 9 b is about reminders; a friendly nudge costs nothing, but by
	// the cautious reading the ten days run from it too. A receipt asks for nothing.
	type nature struct{ reminder, tenDays, notice bool }
	for d, want := range map[debt.Document]nature{
		debt.FriendlyReminder:    {false, true, false},
		debt.FirstReminder:       {true, true, false},
		debt.SecondReminder:      {true, true, false},
		debt.ThirdReminder:       {true, true, false},
		debt.CollectionNotice:    {true, true, true},
		debt.ThirdReminderNotice: {true, true, true},
		debt.PaymentReceipt:      {false, false, false},
		0:                        {false, false, false},
	} {
		if got := (nature{d.IsReminder(), d.StartsTenDays(), d.IsCollectionNotice()}); got != want {
			t.Errorf("%v = %+v, want %+v", d, got, want)
		}
	}
}

func TestPostcodeAndTownStandOnOneLine(t *testing.T) {
	t.Parallel()
	for want, d := range map[string]debt.Debtor{
		"8000 Aarhus C": {Postcode: "8000", Town: "Aarhus C"}, "Aarhus C": {Town: "Aarhus C"}, "8000": {Postcode: "8000"}, "": {},
	} {
		if got := d.PostalLine(); got != want {
			t.Errorf("line = %q, want %q", got, want)
		}
	}
}

func TestADebtorWithoutANameHasBeenErased(t *testing.T) {
	t.Parallel()
	if (debt.Debtor{Name: "Anna"}).IsErased() || !(debt.Debtor{CVR: ""}).IsErased() {
		t.Error("a name is what is erased")
	}
}
