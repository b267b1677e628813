package followup_test

import (
	"testing"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/law"
)

func TestTheDeadlineOfALetter(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, leaves, want string
		document           debt.Document
		days, postal       int
		by                 debt.Channel
	}{
		// law.md §6: Friday 13 November and ten days is Monday the 23rd.
		{"ten days from dispatch", "2026-11-13", "2026-11-23", debt.CollectionNotice, 10, 0, debt.Email},
		// Monday 14 December and ten days is Christmas Eve, a Thursday: Monday the 28th.
		{"past Christmas", "2026-12-14", "2026-12-28", debt.CollectionNotice, 10, 0, debt.Email},
		{"a notice never gives less than ten days", "2026-11-13", "2026-11-23", debt.CollectionNotice, 3, 0, debt.Email},
		{"nor does one that is a reminder too", "2026-11-13", "2026-11-23", debt.ThirdReminderNotice, 0, 0, debt.Email},
		{"a notice may give more", "2026-11-13", "2026-12-03", debt.CollectionNotice, 20, 0, debt.Email},
		{"a reminder gives what the flow says", "2026-11-13", "2026-11-18", debt.FirstReminder, 5, 0, debt.Email},
		{"a printed letter has its postal days on top", "2026-11-13", "2026-11-26", debt.CollectionNotice, 10, 3, debt.Print},
		{"also of the law's least", "2026-11-13", "2026-11-26", debt.CollectionNotice, 1, 3, debt.Print},
		{"mail has no postal days", "2026-11-13", "2026-11-23", debt.CollectionNotice, 10, 3, debt.Email},
		// Thursday 5 November and ten days is Sunday the 15th.
		{"past a weekend", "2026-11-05", "2026-11-16", debt.FirstReminder, 10, 0, debt.Email},
		// 26 May 2026 and ten days is 5 June, a Friday: Monday the 8th.
		{"past the day of the constitution", "2026-05-26", "2026-06-08", debt.FirstReminder, 10, 0, debt.Email},
		// law.md T-10: 5 June 2028 is Whit Monday as well.
		{"past two days in one", "2028-05-26", "2028-06-06", debt.FirstReminder, 10, 0, debt.Email},
		// Easter 2027 is 28 March. Monday 15 March and ten days is Maundy Thursday:
		// Tuesday the 30th.
		{"past Easter", "2027-03-15", "2027-03-30", debt.FirstReminder, 10, 0, debt.Email},
		// 21 December and ten days is New Year's Eve, a Thursday; then New Year's Day
		// and a weekend: Monday 4 January.
		{"past the turn of the year", "2026-12-21", "2027-01-04", debt.FirstReminder, 10, 0, debt.Email},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			debtor := debt.Case{Terms: debt.Terms{PostalDays: c.postal}}
			step := followup.Step{Document: c.document, Deadline: c.days}
			got, err := followup.Deadline(law.Denmark(), step, &debtor, c.by, civil.MustParse(c.leaves))
			if err != nil || got.String() != c.want {
				t.Errorf("deadline = %v, %v, want %s", got, err, c.want)
			}
		})
	}
}

func TestANoticeFromBeforeTheLawHasNoDeadline(t *testing.T) {
	t.Parallel()
	step := followup.Step{Document: debt.CollectionNotice, Deadline: 10}
	if _, err := followup.Deadline(law.Denmark(), step, &debt.Case{}, debt.Email, civil.MustParse("2002-07-31")); !fault.Is(err, fault.UnknownLaw) {
		t.Errorf("err = %v, want an unknown rule", err)
	}
}
