package casework_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/intake"
	"krav/internal/money"
)

func TestInterestRunsByWhatTheDueDayRestsOn(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		const head = "Fakturanr.;Navn;CVR;Forfald aftalt;Fakturadato;Forfaldsdato;Beløb"
		h.file(head,
			"1;Printed Forbruger;;nej;12-10-2026;26-10-2026;1.000,00",
			"2;Agreed Forbruger;;ja;12-10-2026;26-10-2026;1.000,00",
			"3;Long Forbruger;;nej;12-09-2026;26-10-2026;1.000,00",
			"4;Trade ApS;12345674;nej;12-10-2026;26-10-2026;1.000,00",
			"5;Silent Forbruger;;;12-10-2026;26-10-2026;1.000,00")
		h.with(func(c *casework.Creditor) { c.Terms.AgreedDue = true })
		h.file(head, "6;Said Forbruger;;;12-10-2026;26-10-2026;1.000,00", "7;Denied Forbruger;;nej;12-10-2026;26-10-2026;1.000,00")
		none := false
		h.with(func(c *casework.Creditor) { c.Terms.Interest = &none })
		h.file(head, "8;Given Forbruger;;;12-10-2026;26-10-2026;1.000,00")
		// 12 October and thirty days is 11 November; agreed, and in trade, it is the
		// day after the due day; a printed day that lies later counts.
		for number, want := range map[int64]string{
			first: "2026-11-12", first + 1: "2026-10-27", first + 2: "2026-10-27", first + 3: "2026-10-27",
			first + 4: "2026-11-12", first + 5: "2026-10-27", first + 6: "2026-11-12", first + 7: "-",
		} {
			if got := h.look(number).Case.Claims[0].InterestFrom.String(); got != want {
				h.t.Errorf("case %d: interest from %s, want %s", number, got, want)
			}
		}
	})
}

func TestAClaimThatIsNotYetDueWaits(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices("1060;17;Anna Holm;Søvej 3;4000;Roskilde;anna@holm.example;01-11-2026;15-11-2026;400,00")
		if rows := h.run(); len(rows) != 0 {
			h.t.Errorf("rows = %+v", rows)
		}
		h.owes(first, "0.00")
		h.at("2026-11-15") // its last timely day
		if rows := h.run(); len(rows) != 0 {
			h.t.Errorf("rows = %+v", rows)
		}
		h.at("2026-11-16")
		h.run()
		h.steps(first, "reminder-1")
		h.owes(first, "500.00")
	})
}

func TestRemindersSentElsewhereCount(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.file(headings+";Rykkere sendt;Rykkerdato;Rykkergebyrer", anna+";2;28-10-2026;200,00")
		// It fell due on 26 October: there was time for one fee, not for two.
		h.owes(first, "1300.00")
		// Ten full days after 28 October: 8 November.
		h.at("2026-11-07")
		h.run()
		h.steps(first)
		h.at("2026-11-08")
		h.run()
		h.steps(first, "collection-notice")
		h.owes(first, "1400.00")
		// Eleven days later the demand: 600.00 in costs for a claim of 1,200.00, and 8 days
		// of interest at 10 %, 2.63, from 12 November. It gives until the 30th, the 29th
		// being a Sunday; 14 days after that it is a person's turn.
		h.at("2026-11-19")
		h.run()
		h.steps(first, "collection-notice", "collection-demand")
		h.owes(first, "2002.63")
		h.at("2026-12-13")
		h.run()
		h.tasks(first)
		h.at("2026-12-14")
		h.run()
		h.steps(first, "collection-notice", "collection-demand")
		h.tasks(first, "task.demand_ran_out")
	})
}

// Nobody knows when the reminder was sent: it may have been the morning that the file
// came, 2 November, and with ten full days between them the next is on the 13th.
func TestAReminderOfAnUnknownDayCanHaveBeenTodays(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.file(headings+";Rykkere sendt;Rykkergebyrer", anna+";1;100,00")
		h.at("2026-11-12")
		h.run()
		h.steps(first)
		h.at("2026-11-13")
		h.run()
		h.steps(first, "reminder-2")
		if len(h.post.sent) != 1 || strings.Contains(string(h.post.sent[0].Attachments[0].Bytes), "27. okt") {
			h.t.Errorf("%d letters, want one without a day that nobody has said: %+v", len(h.post.sent), h.look(first).Decision)
		}
	})
}

// By the reading that counts the tenth day (--tenth-day) it is the 12th, and for a
// reminder whose day is known to be the 2nd it is the same.
func TestAReminderOfAnUnknownDayIsCountedFromAsOneOfToday(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.with(func(c *casework.Creditor) { c.Terms.TenthDay = true })
		h.file(headings+";Rykkere sendt;Rykkerdato;Rykkergebyrer", anna+";1;;100,00", bent+";1;02-11-2026;100,00")
		h.at("2026-11-11")
		h.run()
		h.steps(first)
		h.steps(first + 1)
		h.at("2026-11-12")
		h.run()
		for _, number := range []int64{first, first + 1} {
			h.steps(number, "reminder-2")
			if fee := h.look(number).Case.Steps[0].Fee; fee != money.Kroner(100, 0) {
				h.t.Errorf("case %d: a fee of %v, want 100.00", number, fee)
			}
		}
	})
}

// Due on 26 October and in on 2 November: a second fee can lawfully be charged on 7
// November at the earliest, so of three fees without days one is claimed.
func TestFeesOfRemindersThatThereWasNoTimeForAreLeftOut(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		report := h.file(headings+";Rykkere sendt;Rykkergebyrer", anna+";3;300,00")
		want := debt.EarlierReminders{Count: 3, Fees: 1, Fee: money.Kroner(100, 0)}
		if got := h.look(first).Case.Claims[0].Earlier; got != want {
			h.t.Errorf("earlier = %+v, want %+v", got, want)
		}
		if len(report.Notes) != 1 || report.Notes[0].Note != intake.NoteFeesLeftOut {
			h.t.Errorf("notes = %+v, want the fees that were left out told", report.Notes)
		}
	})
}

func TestNoMoreIsClaimedOfEarlierFeesThanTheLawGives(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		// 450.00 for two reminders, as on 17 and 28 October: at most 100.00 each
		// (rentelovens § 9 b).
		h.file(headings+";Rykkere sendt;Rykkergebyrer", strings.Replace(anna, "26-10-2026", "16-10-2026", 1)+";2;450,00")
		if got := h.look(first).Case.Claims[0].Earlier; got.Fees != 2 || got.Fee != money.Kroner(200, 0) {
			h.t.Errorf("earlier = %+v", got)
		}
	})
}

// Three invoices with two fees each, 600.00 in all: the first brings two, the second
// one, the third none, and no more may be charged here. The notice is without a fee.
// There was time for two: 20 October, and 31 October with ten days between.
func TestFeesFromElsewhereAreHeldToTheLawsNumberOverTheWholeCase(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		report := h.file(headings+";Rykkere sendt;Rykkerdato;Rykkergebyrer",
			"1;17;Anna Holm;Søvej 3;4000;Roskilde;anna@holm.example;05-10-2026;19-10-2026;1.000,00;2;01-11-2026;200,00",
			"2;17;Anna Holm;Søvej 3;4000;Roskilde;anna@holm.example;05-10-2026;19-10-2026;1.000,00;2;01-11-2026;200,00",
			"3;17;Anna Holm;Søvej 3;4000;Roskilde;anna@holm.example;05-10-2026;19-10-2026;1.000,00;2;01-11-2026;200,00")
		h.owes(first, "3300.00")
		if len(report.Notes) != 1 || report.Notes[0].Note != intake.NoteFeesLeftOut || report.Notes[0].Count != 2 {
			h.t.Errorf("notes = %+v, want two lines with fees left out", report.Notes)
		}
		h.at("2026-11-12")
		h.run()
		h.steps(first, "collection-notice")
		if fees := h.look(first).Owed.Charged.ReminderFees; fees != money.Kroner(300, 0) {
			h.t.Errorf("fees = %v", fees)
		}
	})
}

func TestAClaimFromBeforeTheLawIsRefused(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		report := h.invoices("1070;17;Anna Holm;Søvej 3;4000;Roskilde;;01-02-2002;15-02-2002;400,00", bent)
		if report.Created != 1 || len(report.Refused) != 1 || report.Refused[0].Why.Key != "law.unknown_value" {
			h.t.Errorf("report = %+v", report)
		}
		h.waiting(1)
	})
}

func TestACaseKeepsTheTermsItWasOpenedOn(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		no := false
		h.with(func(c *casework.Creditor) { c.Terms.Flow, c.Terms.Settles, c.Terms.PostalDays = "patient", &no, new(3) })
		h.invoices(bent)
		old, now := h.look(first).Case, h.look(first+1).Case
		if old.Flow != "standard" || !old.Terms.Settles || old.Terms.PostalDays != 0 {
			h.t.Errorf("the open case: flow %s, terms %+v", old.Flow, old.Terms)
		}
		if now.Flow != "patient" || now.Terms.Settles || now.Terms.PostalDays != 3 || now.State() != debt.Open {
			h.t.Errorf("the new case: flow %s, terms %+v", now.Flow, now.Terms)
		}
	})
}

// Ten days must lie between two reminders with a fee (rentelovens § 9 b, stk. 2): from
// 28 October the next is on 8 November at the earliest.
func TestFeesOfRemindersTooCloseTogetherAreLeftOut(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		report := h.file(headings+";Rykker 1;Rykker 2;Rykkergebyrer",
			"1;17;Anna Holm;Søvej 3;4000;Roskilde;anna@holm.example;12-10-2026;26-10-2026;1.000,00;28-10-2026;30-10-2026;200,00")
		if got := h.look(first).Case.Claims[0].Earlier; got.Fees != 1 || got.Fee != money.Kroner(100, 0) || got.Count != 2 {
			h.t.Errorf("earlier = %+v, want one fee of two reminders", got)
		}
		if len(report.Notes) != 1 || report.Notes[0].Note != intake.NoteFeesLeftOut {
			h.t.Errorf("notes = %+v, want the fee that was left out told", report.Notes)
		}
	})
}

// A notice of collection sent elsewhere on 27 October is a reminder: the next is on 7
// November at the earliest, and as the third with a fee it leaves none for Krav's own
// (rentelovens § 9 b, stk. 2).
func TestANoticeOfCollectionSentElsewhereCountsAsAReminder(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		report := h.file(headings+";Rykker 1;Rykker 2;Inkassovarsel sendt;Rykkergebyrer",
			"1;17;Anna Holm;Søvej 3;4000;Roskilde;anna@holm.example;01-09-2026;10-09-2026;1.000,00;15-09-2026;01-10-2026;27-10-2026;300,00")
		want := debt.EarlierReminders{Count: 3, Fees: 3, Fee: money.Kroner(300, 0), Last: civil.MustParse("2026-10-27"), Notice: civil.MustParse("2026-10-27")}
		if got := h.look(first).Case.Claims[0].Earlier; got != want {
			h.t.Errorf("earlier = %+v, want %+v", got, want)
		}
		if len(report.Notes) != 1 || report.Notes[0].Note != intake.NoteNoticeElsewhere {
			h.t.Errorf("notes = %+v, want what was done with the notice", report.Notes)
		}
		h.at("2026-11-06")
		h.run()
		h.steps(first)
		h.at("2026-11-07")
		h.run()
		h.steps(first, "collection-notice")
		if fee := h.look(first).Case.Steps[0].Fee; !fee.IsZero() {
			h.t.Errorf("a fourth fee of %v", fee)
		}
	})
}

// The notice of 24 October is all that is told of: the next letter is Krav's own notice,
// on 4 November, whatever number of reminders went before it, and not a second reminder
// that threatens with what has come already. With one fee it is the second that costs.
func TestAfterANoticeOfCollectionSentElsewhereComesKravsOwn(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.file(headings+";Inkassovarsel sendt;Rykkergebyrer",
			"1;17;Anna Holm;Søvej 3;4000;Roskilde;anna@holm.example;01-09-2026;10-09-2026;1.000,00;24-10-2026;100,00",
			"2;18;Bent Krogh;Lyngvej 8;4300;Holbæk;bent@krogh.example;01-09-2026;10-09-2026;1.000,00;24-10-2026;")
		h.at("2026-11-03")
		h.run()
		h.steps(first)
		h.steps(first + 1)
		h.at("2026-11-04")
		h.run()
		for _, number := range []int64{first, first + 1} {
			h.steps(number, "collection-notice")
			if fee := h.look(number).Case.Steps[0].Fee; fee != money.Kroner(100, 0) {
				h.t.Errorf("case %d: a fee of %v, want 100.00", number, fee)
			}
		}
	})
}

func TestRemindersThatCantHaveBeenAreRefused(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		const line = ";17;Anna Holm;Søvej 3;4000;Roskilde;anna@holm.example;12-10-2026;26-10-2026;1.000,00;"
		report := h.file(headings+";Rykkerdato;Rykkergebyrer",
			"1"+line+"26-10-2026;100,00", "2"+line+"01-09-2026;100,00", "3"+line+"01-12-2026;100,00", "4"+line+"27-10-2026;100,00")
		var why []string
		for _, refused := range report.Refused {
			why = append(why, refused.Why.Key)
		}
		if diff := cmp.Diff(why, []string{"reminder.before_due", "reminder.before_due", "reminder.in_future"}); diff != "" || report.Created != 1 {
			h.t.Errorf("%d created, refused (-got +want):\n%s", report.Created, diff)
		}
	})
}
