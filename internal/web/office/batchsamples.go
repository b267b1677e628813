package office

import (
	"time"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/money"
	"krav/internal/web"
)

// followUpSamples are the pages of follow-up in their states.
func followUpSamples() []web.Sample {
	reader := web.SampleReader()
	refused := web.NewForm("when", "")
	refused.Fail(fault.New(fault.Conflict, "batch.count_changed").With("count", "2"))
	badDay := web.NewForm("when", anotherDay, "day", "31-2")
	badDay.Fail(fault.New(fault.Invalid, "batch.day_unread").In("day"))
	runs := []casework.BatchView{sampleRun(casework.BatchDone), sampleRun(casework.BatchStopped)}
	done := batchPage{View: sampleRun(casework.BatchDone), Listed: batchGroup{Outcome: casework.OutcomeChanged, All: 1, Rows: sampleBatchCases()[:1]}}
	quiet := sampleDryRun()
	quiet.View.On, quiet.View.Quiet = civil.MustParse("2026-11-29"), true
	return []web.Sample{
		{Name: "office/followup", Reader: reader, Page: followUpView(followUpPage{Due: sampleDue(), Still: sampleStill(), Runs: runs, Form: web.NewForm("when", "")})},
		{Name: "office/followup-empty", Reader: reader, Page: followUpView(followUpPage{Form: web.NewForm("when", "")})},
		{Name: "office/followup-refused", Reader: reader, Page: followUpView(followUpPage{Due: sampleDue(), Form: badDay})},
		{Name: "office/dryrun", Reader: reader, Page: dryRunView(sampleDryRun())},
		{Name: "office/dryrun-later", Reader: reader, Page: dryRunView(quiet)},
		{Name: "office/dryrun-refused", Reader: reader, Page: dryRunView(batchPage{View: sampleDryRun().View, Groups: sampleDryRun().Groups, Form: refused})},
		{Name: "office/dryrun-empty", Reader: reader, Page: dryRunView(batchPage{Form: web.NewForm(), View: casework.BatchView{Batch: casework.Batch{ID: 1}}})},
		{Name: "office/run-waits", Reader: reader, Page: runView(batchPage{View: waitingRun()})},
		{Name: "office/run", Reader: reader, Page: runView(batchPage{View: sampleRun(casework.BatchApproved)})},
		{Name: "office/run-report", Reader: reader, Page: runView(done)},
		{Name: "office/run-stopped", Reader: reader, Page: runView(batchPage{View: sampleRun(casework.BatchStopped)})},
	}
}

func sampleDue() casework.Due {
	return casework.Due{
		Today: civil.MustParse("2026-11-23"),
		Steps: []casework.DueStep{
			{Flow: "fast", Step: "reminder-1", Cases: 3, Owed: money.Kroner(21500, 0)},
			{Flow: "standard", Step: "reminder-1", Cases: 9, Owed: money.Kroner(1234567, 89)},
			{Flow: "standard", Step: "reminder-2", Cases: 9, Owed: money.Kroner(88240, 50)},
			{Flow: "standard", Step: "", Cases: 2, Owed: money.Kroner(5400, 0)},
		},
		Days: []casework.SendingDay{
			{On: civil.MustParse("2026-11-27"), PayDay: civil.MustParse("2026-11-30"), Why: casework.Wages},
			{On: civil.MustParse("2027-01-19"), PayDay: civil.MustParse("2027-01-20"), Why: casework.ChildBenefit},
		},
	}
}

func sampleBatchCases() []casework.BatchCase {
	frist := civil.MustParse("2026-12-04")
	row := func(id debt.CaseID, number int64, name string, d debt.Document, c debt.Channel, principal, fee, interest money.Amount, outcome string) casework.BatchCase {
		return casework.BatchCase{
			Place: int64(id), Does: d.String(), Outcome: outcome,
			PlanRow: casework.PlanRow{
				Case: id, Number: number, Debtor: name, Document: d, Channel: c, Principal: principal, Fee: fee, Interest: interest,
				Total: money.Sum(principal, fee, interest), Deadline: frist, Fingerprint: "send",
			},
		}
	}
	return []casework.BatchCase{
		row(1, 1214, "Sofie Lyngsø", debt.FirstReminder, debt.Email, money.Kroner(3895, 0), money.Kroner(100, 0), money.Kroner(4, 27), ""),
		row(2, 1213, "Dyrlægerne Åbrinken, Kastanjehaven og Sønner Interessentskab af 1987", debt.FirstReminder, debt.Email, money.Kroner(1487500, 0), money.Kroner(410, 0), money.Kroner(20, 38), ""),
		row(3, 1211, "Torben Abildgren", debt.FirstReminder, debt.Print, money.Kroner(2150, 0), money.Kroner(100, 0), money.Kroner(5, 89), casework.OutcomeNotChosen),
	}
}

func samplePart(does, outcome string, cases int, fee, interest money.Amount) casework.BatchPart {
	return casework.BatchPart{
		Does: does, Flow: "standard", Outcome: outcome, Cases: cases, Fee: fee, Interest: interest, Total: money.Kroner(54187, 50).Plus(fee).Plus(interest),
		Earliest: civil.MustParse("2026-12-04"), Latest: civil.MustParse("2026-12-08"),
	}
}

func sampleDryRun() batchPage {
	today := civil.MustParse("2026-11-23")
	first := debt.FirstReminder.String()
	view := casework.BatchView{
		Batch: casework.Batch{ID: 7, State: casework.BatchPlanned, On: today}, Today: today,
		Parts: []casework.BatchPart{
			{Outcome: casework.OutcomeLeftOut, Cases: 2},
			samplePart(first, "", 11, money.Kroner(1410, 0), money.Kroner(24, 65)), samplePart(first, casework.OutcomeNotChosen, 1, money.Kroner(100, 0), money.Kroner(5, 89)),
			samplePart(debt.CollectionDemand.String(), "", 3, money.Kroner(4650, 0), money.Kroner(564, 14)), samplePart(casework.DoesAsk, "", 1, money.Amount{}, money.Amount{}),
		},
	}
	groups := groupsOf(view)
	groups[0].Rows, groups[0].More, groups[0].Rest = sampleBatchCases(), "/followup/7?open=reminder-1", 9
	groups[1].Rows, groups[2].Rows = sampleBatchCases()[:1], sampleBatchCases()[1:2]
	return batchPage{View: view, Form: web.NewForm(), Groups: groups, LeftOut: batchGroup{All: 2, Rows: sampleLeftOut()}, Still: sampleStill()}
}

func sampleStill() []stillLine {
	return []stillLine{{tabNeeds, 18}, {tabDisputed, 3}, {tabPaused, 1204}, {tabByHand, 2}}
}

func sampleLeftOut() []casework.BatchCase {
	return []casework.BatchCase{
		{PlanRow: casework.PlanRow{Number: 1202, Debtor: "Lone Brandstrup", Step: "reminder-2", Reasons: []followup.Reason{{Key: "followup.disputed", Rule: "Inkassoloven § 10"}}}},
		{PlanRow: casework.PlanRow{Number: 1168, Debtor: "Jonas Birkholm", Reasons: []followup.Reason{{Key: "run.case_unreadable"}}}},
	}
}

func sampleRun(state casework.BatchState) casework.BatchView {
	on := civil.MustParse("2026-11-20")
	at := time.Date(2026, 11, 20, 8, 2, 0, 0, time.UTC)
	view := casework.BatchView{
		Batch: casework.Batch{ID: 6, State: state, On: on, StartAt: at, BeganAt: at, EndedAt: at.Add(6 * time.Second)}, Today: on,
		Parts: []casework.BatchPart{
			samplePart("reminder-1", casework.OutcomeDone, 40, money.Kroner(7310, 0), money.Kroner(88, 12)),
			samplePart("reminder-1", casework.OutcomeChanged, 1, money.Kroner(100, 0), money.Amount{}),
			{Outcome: casework.OutcomeLeftOut, Cases: 3},
		},
	}
	switch state {
	case casework.BatchApproved:
		view.Parts = append(view.Parts, samplePart("reminder-2", casework.OutcomeWaits, 12, money.Kroner(1200, 0), money.Amount{}))
	case casework.BatchStopped:
		view.Parts = append(view.Parts, samplePart("reminder-2", casework.OutcomeStopped, 12, money.Kroner(1200, 0), money.Amount{}))
	case casework.BatchPlanned, casework.BatchDone, casework.BatchUndone:
	}
	return view
}

func waitingRun() casework.BatchView {
	view := sampleRun(casework.BatchApproved)
	view.BeganAt, view.Parts = time.Time{}, view.Parts[3:]
	return view
}
