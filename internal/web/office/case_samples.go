package office

import (
	"fmt"
	"strconv"
	"strings"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/followup"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
	"krav/internal/web"
)

// caseSamples are the page of a case in its states. Every figure in them is worked
// out as on a real one.
func caseSamples(reader web.Reader) []web.Sample {
	long := jonas()
	long.Name, long.Address, long.Email = longName, []string{"Store Kongensgadekvarterets Sidebygning 114, 3. sal, dør 12, c/o Administrationsselskabet Kastanjehaven"}, "dyrlaegerne-aabrinken-kastanjehaven-og-soenner@interessentskab.example"
	unbroken := jonas()
	unbroken.Name = strings.Repeat("Dyrlægeinteressentskabet", 9)
	today := civil.MustParse("2026-11-23")
	sample := func(name string, p casePage) web.Sample {
		return web.Sample{Name: "office/" + name, Reader: reader, Page: caseView(p)}
	}
	return append(append(newCaseSamples(reader), caseTabSamples(reader, long)...), []web.Sample{
		sample("case", usual().on(today)),
		sample("case-new", begun(jonas(), 1).on(civil.MustParse("2026-10-16"))),
		sample("case-as-of", usual().asOf(civil.MustParse("2026-11-05"), today)),
		sample("case-as-known", usual().asKnown(civil.MustParse("2026-11-05"), today)),
		sample("case-paused", usual().then("2026-11-23", debt.CaseHeld{Until: civil.MustParse("2026-12-04"), Why: "Får feriepenge den 1. december"}).on(today)),
		sample("case-disputed", usual().then("2026-11-20", debt.ObjectionRaised{Reason: "Vinduerne er leveret i en forkert farve, og det har jeg skrevet om to gange."}).on(today)),
		sample("case-agreement", usual().agreed().on(today)),
		sample("case-agreement-missing", usual().agreed().then("2026-12-08", debt.TaskRaised{Task: 51, Kind: followup.TaskInstalmentMissing, Args: map[string]string{"date": "2026-12-01", "amount": "6000.00"}}).on(civil.MustParse("2026-12-08"))),
		sample("case-founded", founded().on(today)),
		sample("case-served", usual().served().on(today)),
		sample("case-at-court", founded().filed().on(today)),
		sample("case-court-asked", founded().filed().asked("2026-12-16", followup.TaskCourtOutcome, "date", "2026-11-21")),
		sample("case-to-court", founded().asked("2026-11-23", followup.TaskBailiff)),
		sample("case-in-estate", usual().inEstate().on(today)),
		sample("case-by-hand", usual().then("2026-11-20", debt.BatchLeft{}).on(today)),
		sample("case-closed", usual().then("2026-11-20", debt.CaseClosed{Why: debt.ClosedWrittenOff}).on(today)),
		sample("case-many-claims", begun(long, 60).on(today)),
		sample("case-unbroken", begun(unbroken, 1).on(today)),
		sample("case-erased", usual().then("2026-11-20", debt.CaseClosed{Why: debt.ClosedWithdrawn}, debt.DebtorCorrected{}).on(today)),
	}...)
}

// caseTabSamples are the parts of a case beside its overview.
func caseTabSamples(reader web.Reader, long debt.Debtor) []web.Sample {
	today := civil.MustParse("2026-11-23")
	p := usual().on(today)
	p.Enclosures = []casework.Enclosure{{ID: 1, Claim: 1, Name: "Faktura 10482.pdf"}, {ID: 2, Line: 2, Claim: 2, Name: strings.Repeat("timeseddel-for-vinduesmontage-", 5) + ".pdf"}}
	many, old := begun(long, 60).on(today), usual().on(civil.MustParse("2027-12-01"))
	free := usual().then("2026-11-20", debt.InterestSpared{
		From: civil.MustParse("2026-10-20"), Until: civil.MustParse("2026-10-28"), Why: "Kontonummeret på fakturaen var forkert",
	}).on(today)
	before := usual().asOf(civil.MustParse("2026-11-05"), today)
	return []web.Sample{
		{Name: "office/case-claims", Reader: reader, Page: claimsView(p)},
		{Name: "office/case-claims-many", Reader: reader, Page: claimsView(many)},
		{Name: "office/case-files", Reader: reader, Page: filesView(p)},
		{Name: "office/case-reckoning", Reader: reader, Page: reckoningView(p)},
		{Name: "office/case-reckoning-free", Reader: reader, Page: reckoningView(free)},
		{Name: "office/case-reckoning-as-of", Reader: reader, Page: reckoningView(before)},
		{Name: "office/case-history", Reader: reader, Page: historyView(p)},
		{Name: "office/case-old", Reader: reader, Page: caseView(old)},
	}
}

const longName = "Dyrlægerne Åbrinken, Kastanjehaven og Sønner Interessentskab af 1987"

func jonas() debt.Debtor {
	return debt.Debtor{
		Kind: law.Consumer, Language: "da", Name: "Jonas Birkholm", Address: []string{"Skovbrynet 22, 2. tv."}, Postcode: "4000", Town: "Roskilde",
		Email: "jonas.birkholm@post.example", Mobile: "11 22 33 44", CustomerNo: "4711",
	}
}

// tale is a made-up case, event by event.
type tale struct{ events []debt.Occurred }

// begun opens a case with so many claims.
func begun(debtor debt.Debtor, claims int) tale {
	made := tale{}.then("2026-10-16", debt.CaseOpened{
		Number: 1168, Flow: followup.StandardFlow, Debtor: debtor,
		Terms: debt.Terms{DayCount: ledger.Actual365, Creditor: law.Business},
	})
	for i := range claims {
		due := civil.MustParse("2026-09-30").AddDays(-7 * i)
		made = made.then("2026-10-16", debt.ClaimRegistered{Claim: debt.Claim{
			ID: ledger.ClaimID(i + 1), Source: "file", Number: strconv.Itoa(10482 - 17*i), Text: fmt.Sprintf("Nye vinduer mod gården, %d. rate", i+1),
			Issued: due.AddDays(-14), Arisen: due.AddDays(-14), Sent: due.AddDays(-14), Due: due, DueOrigin: law.AgreedDue,
			Principal: money.Kroner(12500, 0), InterestFrom: due.AddDays(1),
		}})
	}
	return made
}

// usual is a case that has been through three reminders and a part payment.
func usual() tale {
	made := begun(jonas(), 1).then("2026-10-16", debt.ClaimRegistered{Claim: debt.Claim{
		ID: 2, Source: "file", Number: "10517", Text: "Nye vinduer mod gården, 2. rate", Issued: civil.MustParse("2026-09-30"),
		Arisen: civil.MustParse("2026-09-30"), Sent: civil.MustParse("2026-09-30"), Due: civil.MustParse("2026-10-14"), DueOrigin: law.AgreedDue,
		Principal: money.Kroner(6250, 0), InterestFrom: civil.MustParse("2026-10-15"),
	}})
	made = made.sent("2026-10-16", debt.FirstReminder, 11, debt.Received).sent("2026-10-27", debt.SecondReminder, 12, debt.Received)
	made = made.then("2026-11-04", debt.PaymentRecorded{Payment: 31, Amount: money.Kroner(3000, 0), ValueOn: civil.MustParse("2026-11-04"), BookedOn: civil.MustParse("2026-11-04"), Method: "slip"})
	return made.sent("2026-11-09", debt.CollectionNotice, 13, debt.Sent).
		then("2026-11-12", debt.NoteAdded{Text: "Får feriepenge omkring den 20. og vil betale resten."}, debt.CaseHeld{Until: civil.MustParse("2026-11-23"), Why: "Aftalt i telefonen"})
}

// then adds events of a day.
func (t tale) then(day string, events ...debt.Event) tale {
	on := civil.MustParse(day)
	for _, event := range events {
		t.events = append(t.events, debt.Occurred{Version: int64(len(t.events) + 1), On: on, Known: on, By: "person:1", Event: event})
	}
	return t
}

// agreed lets the debtor pay what is owed on 20 November in three instalments.
func (t tale) agreed() tale {
	instalments := []debt.Instalment{
		{On: civil.MustParse("2026-12-01"), Amount: money.Kroner(6000, 0)},
		{On: civil.MustParse("2027-01-01"), Amount: money.Kroner(6000, 0)},
		{On: civil.MustParse("2027-02-01"), Amount: money.Kroner(4400, 0)},
	}
	return t.then("2026-11-20", debt.AgreementMade{
		Agreement: 41, Claims: []debt.ClaimID{1, 2}, Owed: money.Kroner(16250, 0), Interest: money.Kroner(150, 0), Cadence: ledger.Monthly,
		Instalments: instalments, Grace: 5, Text: "Aftalt i telefonen; får løn den 30.",
	})
}

// founded lets the debtor have signed an acknowledgement, and then a settlement that can be
// enforced.
func founded() tale {
	return usual().then("2026-11-20",
		debt.FoundationAdded{Foundation: 61, Kind: debt.SignedAcknowledgement, Made: civil.MustParse("2026-11-13"), Claims: []debt.ClaimID{1, 2}},
		debt.FoundationAdded{
			Foundation: 62, Kind: debt.SignedSettlement, Made: civil.MustParse("2026-11-20"), Claims: []debt.ClaimID{1, 2},
			Amount: money.Kroner(16250, 0), Clause: true, Original: true, Text: "Skrevet under på kontoret",
		})
}

// inEstate lets the debtor have died, and the estate have called for its creditors.
func (t tale) inEstate() tale {
	told := debt.EstateOpened{Kind: debt.DeceasedEstate, Since: civil.MustParse("2026-11-02"), Noticed: civil.MustParse("2026-11-20"), FileBy: civil.MustParse("2027-01-15")}
	return t.then("2026-11-20", told, debt.TaskRaised{Task: 61, Kind: followup.TaskDeceasedBy, Args: map[string]string{"day": "2026-11-02", "date": "2027-01-15"}})
}

// filed lets the bailiff court have the case, with a meeting to come.
func (t tale) filed() tale {
	return t.then("2026-11-21",
		debt.CourtFiled{Court: 71, Route: debt.LevyRequest, Filed: civil.MustParse("2026-11-21"), Claims: []debt.ClaimID{1, 2}, Venue: "Retten i Aarhus", Number: "FS 10-1234/2026", Fee: money.Kroner(750, 0)},
		debt.CourtCostCharged{Cost: 73, Kind: debt.CourtFeePaid, Court: 71, Claim: 1, On: civil.MustParse("2026-11-21"), Amount: money.Kroner(750, 0)},
		debt.CourtProgressed{Court: 71, Stage: debt.MeetingSet, On: civil.MustParse("2026-11-21"), Meeting: civil.MustParse("2026-12-15")})
}

// served lets a court have served a payment order.
func (t tale) served() tale {
	return t.then("2026-11-21",
		debt.CourtFiled{Court: 71, Route: debt.PaymentOrder, Filed: civil.MustParse("2026-11-21"), Claims: []debt.ClaimID{1, 2}, Venue: "Retten i Aarhus", Fee: money.Kroner(750, 0)},
		debt.CourtProgressed{Court: 71, Stage: debt.Served, On: civil.MustParse("2026-11-21")})
}

// asked ends a tale with a task that a person is asked to do on its day.
func (t tale) asked(day, kind string, args ...string) casePage {
	raised := debt.TaskRaised{Task: 81, Kind: kind, Args: make(map[string]string)}
	for i := 0; i+1 < len(args); i += 2 {
		raised.Args[args[i]] = args[i+1]
	}
	return t.then(day, raised).on(civil.MustParse(day))
}

// sent takes a step whose letter leaves by e-mail the same day.
func (t tale) sent(day string, document debt.Document, id int64, as debt.DispatchStatus) tale {
	on := civil.MustParse(day)
	return t.then(day,
		debt.StepTaken{
			Step: debt.StepID(id), Flow: followup.StandardFlow, Name: document.String(), Document: document, Channel: debt.Email, Planned: on,
			Deadline: on.AddDays(10), Fee: money.Kroner(100, 0), FeeOn: 1, Asked: money.Kroner(18900, 0), Approval: "plan",
		},
		debt.LetterComposed{Letter: debt.DocumentID(id), Step: debt.StepID(id), Document: document, Channel: debt.Email, Dated: on, Pages: 1, Total: money.Kroner(18900, 0)},
		debt.DispatchOrdered{Dispatch: debt.DispatchID(id), Letter: debt.DocumentID(id), Channel: debt.Email, Recipient: "jonas.birkholm@post.example"},
		debt.DispatchHanded{Dispatch: debt.DispatchID(id), On: on, Accepted: as == debt.Received},
	)
}

// on is the tale's page on a day.
func (t tale) on(day civil.Date) casePage { return t.asOf(day, day) }

// asKnown is the tale's page as of a day, by what was known then.
func (t tale) asKnown(on, today civil.Date) casePage {
	p := t.asOf(on, today)
	p.Known = on
	return p
}

// asOf is the tale's page as of a day, seen on another. A tale that can't be told
// is a page of its own fault, which the samples' test finds.
func (t tale) asOf(on, today civil.Date) casePage {
	var story casework.CaseStory
	events := t.events
	for i, o := range events {
		if o.On.After(on) {
			events = events[:i]
			break
		}
	}
	c, err := debt.Fold(1, 1, events)
	if err == nil {
		story, err = casework.StoryOf(law.Denmark().Assuming(on.AddYears(1)), followup.Standard(), c, events, on)
	}
	if err != nil {
		story.Case.Debtor.Name = "office.sample_failed: " + err.Error()
	}
	story.Today = today
	return casePage{CaseStory: story, Answers: web.Form{Key: "sample"}, AsDebtor: true}
}
