package casework_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

// inParts are terms of so many instalments a month, with five days of grace.
func inParts(count int, first string) casework.AgreementTerms {
	return casework.AgreementTerms{Grace: 5, Text: "aftalt i telefonen", PlanTerms: ledger.PlanTerms{First: day(first), Cadence: ledger.Monthly, Count: count}}
}

func (h *house) agrees(terms casework.AgreementTerms) {
	h.t.Helper()
	h.works(h.MakeAgreement(h.t.Context(), h.person, h.creditor, first, terms, ""))
}

// agreement returns how the case's agreement is kept: each instalment as day, amount,
// what has been paid and what is left of it.
func (h *house) agreement() []string {
	h.t.Helper()
	seen, err := h.Case(h.t.Context(), h.person, h.creditor, first, casework.AsOf{})
	h.works(err)
	if seen.Agreement == nil {
		return nil
	}
	var rows []string
	for _, i := range seen.Agreement.Instalments {
		row := i.On.String() + " " + i.Amount.String() + " paid " + i.Paid.String() + " left " + i.Left.String()
		if i.Late {
			row += " late"
		}
		rows = append(rows, row)
	}
	return rows
}

// Anna's 1,200.00, due on 26 October, with a reminder of 100.00 on 2 November: 1,300.00.
// Interest runs from 12 November at 10 %. Four instalments from 1 December.
//
//	1 Dec  12 to 30 November and 1 December are 20 days × 1,200.00 × 10 %/365 = 6.5753: 6.58
//	       326.00 covers 100.00 and 6.58, and 219.42 of principal; left 980.58
//	1 Jan  31 days × 980.58: 8.3282, to 14.9036: 14.90; 8.32 more. 326.00 − 8.32 = 317.68; left 662.90
//	1 Feb  31 days × 662.90: 5.6301, to 20.5337: 20.53; 5.63 more. 326.00 − 5.63 = 320.37; left 342.53
//	1 Mar  28 days × 342.53: 2.6276, to 23.1613: 23.16; 2.63 more: 345.16, more than 326.00
//
// A fourth of 1,300.00 is 325.00; the interest of that plan, about 23.18, makes it
// (1,300.00 + 23.18) / 4 = 330.80: 331.00.
//
//	1 Dec  331.00 − 106.58 = 224.42; left 975.58
//	1 Jan  31 × 975.58: 8.2858, to 14.8611: 14.86; 8.28 more. 331.00 − 8.28 = 322.72; left 652.86
//	1 Feb  31 × 652.86: 5.5449, to 20.4060: 20.41; 5.55 more. 331.00 − 5.55 = 325.45; left 327.41
//	1 Mar  28 × 327.41: 2.5116, to 22.9176: 22.92; 2.51 more: 329.92
func TestAnAgreementIsKeptToTheEndAndTheCaseCloses(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.run()
		h.at("2026-11-11")
		h.agrees(inParts(4, "2026-12-01"))
		want := []string{
			"2026-12-01 331.00 paid 0.00 left 331.00", "2027-01-01 331.00 paid 0.00 left 331.00",
			"2027-02-01 331.00 paid 0.00 left 331.00", "2027-03-01 329.92 paid 0.00 left 329.92",
		}
		if diff := cmp.Diff(want, h.agreement()); diff != "" {
			h.t.Errorf("agreement (-want +got):\n%s", diff)
		}
		for _, night := range []string{"2026-11-20", "2026-12-01"} {
			h.at(night)
			h.run()
		}
		h.steps(first, "reminder-1") // the flow rests
		h.pays(first, "331.00")
		h.at("2026-12-10")
		h.run()
		h.tasks(first)
		if got := h.agreement()[0]; got != "2026-12-01 331.00 paid 331.00 left 0.00" {
			h.t.Errorf("the first instalment = %q", got)
		}
		// On 10 December 975.58 is left, and 9 days of it at 10 %: 2.4056, to 8.9809: 2.40
		// more than the 6.58 that is paid.
		h.owes(first, "977.98")
		h.pays(first, "977.98")
		h.state(first, debt.Closed)
		h.proven()
	})
}

func TestAMissingInstalmentIsAPersonsAndTheFlowGoesOnWhenTheAgreementEnds(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.run()
		h.at("2026-11-11")
		h.agrees(inParts(4, "2026-12-01"))
		h.at("2026-12-06") // the fifth day of grace, a Sunday
		h.run()
		h.tasks(first)
		h.at("2026-12-07") // the debtor is told, for nothing, and has until the 17th, a Thursday
		h.run()
		h.run()
		h.tasks(first)
		h.dispatches(first, "email received", "email received")
		if c := h.look(first).Case; c.Letters[1].Document != debt.InstalmentReminder || c.Letters[1].Total != money.Kroner(331, 0) || len(c.Steps) != 1 {
			h.t.Errorf("the letter = %+v, steps %d", c.Letters[1], len(c.Steps))
		}
		h.at("2026-12-18")
		h.run()
		h.tasks(first, "task.instalment_missing")
		if got := h.agreement()[0]; got != "2026-12-01 331.00 paid 0.00 left 331.00 late" {
			h.t.Errorf("the first instalment = %q", got)
		}
		h.works(h.EndAgreement(h.t.Context(), h.person, h.creditor, first, debt.AgreementBroken, ""))
		h.tasks(first)
		h.fails(h.EndAgreement(h.t.Context(), h.person, h.creditor, first, debt.AgreementBroken, ""), fault.Conflict, "case.no_agreement")
		h.run()
		h.steps(first, "reminder-1", "reminder-2") // at the step where it was
		h.proven()
	})
}

// The plan names the letter about a missing instalment, what it asks for and its deadline,
// as a run then sends it. When a person has answered, the case says which instalment it
// waits for.
func TestThePlanSaysWhatTheRunDoesAboutAMissingInstalment(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.run()
		h.at("2026-11-11")
		h.agrees(inParts(4, "2026-12-01"))
		h.at("2026-12-01")
		h.pays(first, "231.00") // of 331.00
		h.at("2026-12-07")
		row := h.plan("")[0]
		got := []string{row.Step, row.Document.String(), row.Channel.String(), row.Fee.String(), row.Total.String(), row.Deadline.String()}
		if diff := cmp.Diff([]string{"instalment", "instalment-reminder", "email", "0.00", "100.00", "2026-12-17"}, got); diff != "" {
			h.t.Errorf("plan (-want +got):\n%s", diff)
		}
		h.run()
		if told := h.look(first).Case.Agreements[0].Reminded; told.Amount.String() != "100.00" || told.Deadline != row.Deadline {
			h.t.Errorf("the run reminded of %+v, planned was %+v", told, row)
		}
		h.at("2026-12-18")
		h.run()
		waiting := h.look(first).Case
		task := waiting.OpenTasks()[0]
		h.works(h.FinishTask(h.t.Context(), h.person, h.creditor, first, task.Task, "venter til januar"))
		reasons := h.look(first).Decision.Reasons
		if last := reasons[len(reasons)-1]; last.Key != "followup.instalment_answered" || last.Args["date"] != "2027-01-01" {
			h.t.Errorf("the case waits because %+v", reasons)
		}
	})
}

// A letter that hasn't left goes with its fee, and a pause ends: what was agreed on is what
// holds.
func TestAnAgreementTakesBackWhatIsOnItsWay(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.decide(casework.Approval{Always: true}) // ordered, and not sent
		h.works(h.Hold(h.t.Context(), h.person, h.creditor, first, day("2026-12-24"), ""))
		h.agrees(inParts(2, "2026-12-01"))
		h.work()
		h.steps(first, "reminder-1 step.stopped")
		h.owes(first, "1200.00")
		h.at("2026-12-07")
		h.run()
		h.at("2026-12-18")
		h.run()
		h.tasks(first, "task.instalment_missing")
		h.agrees(inParts(3, "2027-01-01")) // another takes its place
		h.tasks(first)
		if got := h.agreement(); len(got) != 3 {
			h.t.Errorf("agreement = %q, want three instalments", got)
		}
		h.proven()
	})
}

// Money that comes between the order and the letter, or between the letter and its sending,
// keeps the letter in the house.
func TestALetterAboutAnInstalmentThatHasComeDoesNotLeave(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.run()
		h.at("2026-11-11")
		h.agrees(inParts(4, "2026-12-01"))
		h.at("2026-12-07")
		h.decide(casework.Approval{Always: true})
		h.pays(first, "331.00")
		h.work()
		h.dispatches(first, "email received") // the first reminder alone
		h.tasks(first)
		h.proven()
	})
}

func TestAnAgreementIsCheckedBeforeItIsMade(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		draft, err := h.DraftAgreement(h.t.Context(), h.person, h.creditor, first, inParts(4, "2026-12-01"))
		h.works(err)
		if draft.Made.Owed != money.Kroner(1_200, 0) || len(draft.Plan.Instalments) != 4 || draft.Replaces || len(draft.Warnings) != 0 {
			h.t.Errorf("draft = %+v", draft)
		}
		planned := draft.Fingerprint()
		h.pays(first, "200.00")
		try := func(terms casework.AgreementTerms, planned string) error {
			return h.MakeAgreement(h.t.Context(), h.person, h.creditor, first, terms, planned)
		}
		h.fails(try(inParts(4, "2026-12-01"), planned), fault.Conflict, "agreement.plan_changed")
		h.fails(try(inParts(4, "2026-11-02"), ""), fault.Invalid, "ledger.plan_terms_wrong")
		long := inParts(4, "2026-12-01")
		long.Grace = 31
		h.fails(try(long, ""), fault.Invalid, "case.agreement_grace_wrong")
		h.works(h.Object(h.t.Context(), h.person, h.creditor, first, "for dyrt"))
		h.fails(try(inParts(4, "2026-12-01"), ""), fault.Conflict, "case.agreement_disputed")
		h.fails(h.EndAgreement(h.t.Context(), h.person, h.creditor, first, debt.AgreementKept, ""), fault.Conflict, "case.no_agreement")
	})
}

// From 20 November 2026 a plan that costs a consumer interest may be a credit agreement.
func TestAnAgreementWithAConsumerIsWarnedOfUnderTheNewRules(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		for on, want := range map[string]int{"2026-11-19": 0, "2026-11-20": 1} {
			h.at(on)
			draft, err := h.DraftAgreement(h.t.Context(), h.person, h.creditor, first, inParts(4, "2026-12-01"))
			h.works(err)
			if len(draft.Warnings) != want {
				h.t.Errorf("%s: warnings %+v, want %d", on, draft.Warnings, want)
			}
		}
	})
}

// The debtor sees the plan, and not what the creditor's people wrote of it.
func TestTheDebtorSeesThePlanAndNotTheWordsAboutIt(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.agrees(inParts(4, "2026-12-01"))
		page, err := h.CaseAsDebtor(h.t.Context(), h.person, h.creditor, first)
		h.works(err)
		if page.Seen.Agreement == nil || page.Seen.Agreement.Next.On != civil.MustParse("2026-12-01") {
			h.t.Fatalf("agreement = %+v", page.Seen.Agreement)
		}
		if text := page.Seen.Agreement.Agreement.Text + page.Seen.Case.Agreements[0].Text; text != "" {
			h.t.Errorf("the debtor sees %q", text)
		}
	})
}

// Nothing comes of the first of four, due on 1 December with five days of grace. The debtor
// is to be told on the 7th; more time is given before the letter has left, and it doesn't.
// The debtor has heard nothing of it, and so is told when that time has passed, on the 21st.
func TestMoreTimeStopsTheLetterAboutTheInstalment(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.run()
		h.at("2026-11-11")
		h.agrees(inParts(4, "2026-12-01"))
		h.at("2026-12-07")
		h.decide(casework.Approval{Always: true})
		more := func(until string) error {
			given := casework.MoreTime{Until: day(until), Text: "løn den 18."}
			return h.DeferInstalment(h.t.Context(), h.person, h.creditor, first, given)
		}
		h.fails(more("2027-01-02"), fault.Invalid, "case.deferral_day_wrong") // the next is due by then
		h.works(more("2026-12-20"))
		h.work()
		h.dispatches(first, "email received") // the first reminder alone
		if got := h.agreement()[0]; got != "2026-12-01 331.00 paid 0.00 left 331.00" {
			h.t.Errorf("the first instalment = %q, want it not late", got)
		}
		h.at("2026-12-20")
		h.run()
		h.tasks(first)
		h.at("2026-12-21")
		h.run()
		h.tasks(first)
		h.dispatches(first, "email received", "email received")
		h.at("2026-12-30")
		h.works(more("2027-01-01"))
		page, err := h.CaseAsDebtor(h.t.Context(), h.person, h.creditor, first)
		h.works(err)
		next := page.Seen.Agreement.Next
		if next.LastDay() != day("2027-01-01") || next.Late {
			h.t.Errorf("the debtor sees %+v", next)
		}
		h.proven()
	})
}

// A judgment of 10 January 2020 lets the later interest be lost day by day, also while a plan
// runs. The plan is for what is owed, less what is lost, and so the law's guard has nothing
// against it.
func TestAPlanIsMadeOfAClaimWhoseInterestIsLostByAndBy(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(longLost)
		h.works(h.changes(first, law.Adjudged, "2020-01-10", ""))
		owed := h.look(first).Owed
		if !owed.TimeBarred.IsPositive() {
			h.t.Fatal("no interest is lost")
		}
		h.agrees(inParts(6, "2026-12-01"))
		seen := h.look(first)
		if made := seen.Case.RunningAgreement(); made == nil || made.Owed != owed.Total() || len(made.Instalments) != 6 {
			h.t.Errorf("%+v, want a plan of %v in six", made, owed.Total())
		}
		h.proven()
	})
}
