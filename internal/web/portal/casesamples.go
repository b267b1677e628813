package portal

import (
	"net/url"
	"strconv"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/letter"
	"krav/internal/money"
	"krav/internal/web"
)

// caseSamples are the page of a case in its states. Every figure in them is worked
// out as on a real one.
func caseSamples() []web.Sample {
	sample := func(name string, p casePage) web.Sample {
		reader := web.Reader{Who: access.NewDebtor(1, 1), Creditor: 1, CreditorName: p.Creditor.Name}
		return web.Sample{Name: "portal/" + name, Reader: reader, Page: caseView(p)}
	}
	today := civil.MustParse("2026-11-23")
	refused := usual().on(today)
	refused.Objection = web.Form{Key: "sample", Values: url.Values{fieldWhat: {objectOther}}}
	refused.Objection.Fail(fault.New(fault.Invalid, "objection.reason_missing").In(fieldReason))
	looking := usual().on(today)
	looking.Preview = true
	contact := contactPage{casePage: usual().on(today), Form: web.Form{Key: "sample", Values: url.Values{fieldEmail: {"jonas hos post"}, fieldName: {"Jonas Birkholm"}}}}
	contact.Form.Fail(fault.New(fault.Invalid, "contact.email_unusable").In(fieldEmail))
	correcting := sample("contact-refused", contact.casePage)
	correcting.Page = contactView(contact)
	writing := sample("message", usual().on(today))
	writing.Page = messageView(messagePage{casePage: usual().on(today), Form: web.Form{Key: "sample"}})
	told := sample("case-objected", usual().then("2026-11-23", debt.ObjectionRaised{Reason: "Varen eller arbejdet er ikke i orden. Vinduerne er leveret i en forkert farve, og det har jeg skrevet om to gange."}).on(today))
	told.News = &web.News{Key: "portal.objected", Values: map[string]string{"creditor": sampleCreditor().Name}}
	unfixed := usual().then("2026-11-20", debt.EstateOpened{Kind: debt.Bankruptcy, Since: civil.MustParse("2026-11-19")}).on(today)
	unfixed.Seen.NoInterest = fault.New(fault.UnknownLaw, "law.unknown_value").With("series", "referencesats").With("day", "2027-01-01")
	return []web.Sample{
		sample("case-in-estate-without-rate", unfixed),
		sample("case", usual().on(today)),
		sample("case-business", begun(firm(), 1).sent("2026-10-16", debt.FirstReminder, 11).on(civil.MustParse("2026-10-20"))),
		sample("case-in-time", begun(jonas(), 1).promised("2026-11-16", debt.FirstReminder, 11).on(today)),
		sample("case-many-claims", begun(longNamed(), 60).on(today)),
		sample("case-in-estate", usual().then("2026-11-20", debt.EstateOpened{Kind: debt.DeceasedEstate, Since: civil.MustParse("2026-11-02")}).on(today)),
		sample("case-in-estate-in-time", begun(jonas(), 1).promised("2026-11-16", debt.FirstReminder, 11).paid("2026-11-18", 500).
			then("2026-11-20", debt.EstateOpened{Kind: debt.DeceasedEstate, Since: civil.MustParse("2026-11-19")}).on(today)),
		sample("case-bankrupt", begun(firm(), 1).then("2026-11-20", debt.EstateOpened{Kind: debt.Bankruptcy, Since: civil.MustParse("2026-11-19")}).on(today)),
		sample("case-paused", usual().then("2026-11-23", debt.CaseHeld{Until: civil.MustParse("2026-12-04"), Why: "Får feriepenge"}).on(today)),
		told,
		sample("case-answered", usual().then("2026-11-20", debt.ObjectionRaised{Reason: "Forkert farve."}).
			then("2026-11-21", debt.ObjectionResolved{Outcome: debt.OutcomeRejected, Answer: "Farven er den, der står i ordren af 2. september. Se den vedhæftede ordre."}).on(today)),
		sample("case-paid-too-much", usual().paid("2026-11-20", 20000).on(today)),
		sample("case-closed-too-much", usual().paid("2026-11-20", 20000).then("2026-11-20", debt.CaseClosed{Why: debt.ClosedPaid}).on(today)),
		sample("case-refunded", usual().paid("2026-11-20", 20000).then("2026-11-21", debt.RefundPaid{Amount: money.Kroner(3000, 0), On: civil.MustParse("2026-11-21")}).on(today)),
		sample("case-not-due", begun(jonas(), 1).on(civil.MustParse("2026-09-20"))),
		sample("case-closed", usual().paid("2026-11-20", 16600).then("2026-11-20", debt.CaseClosed{Why: debt.ClosedPaid}).on(today)),
		sample("case-written-off", usual().then("2026-11-20", debt.CaseClosed{Why: debt.ClosedWrittenOff}).on(today)),
		sample("case-ended-in-estate", usual().then("2026-11-18", debt.EstateOpened{Kind: debt.DebtRelief, Since: civil.MustParse("2026-11-17")}).then("2026-11-20", debt.CaseClosed{Why: debt.ClosedEstate}).on(today)),
		sample("case-erased", usual().then("2026-11-20", debt.CaseClosed{Why: debt.ClosedWithdrawn}, debt.DebtorCorrected{}).on(today)),
		sample("case-agreement", usual().agreed().paid("2026-12-01", 6000).on(civil.MustParse("2026-12-10"))),
		sample("case-agreement-late", usual().agreed().paid("2026-12-01", 6000).paid("2026-12-05", 2000).on(civil.MustParse("2027-01-09"))),
		sample("case-agreement-kept", usual().agreed().paid("2026-11-23", 16600).then("2026-11-23", debt.CaseClosed{Why: debt.ClosedPaid}).on(civil.MustParse("2026-11-24"))),
		sample("case-refused", refused),
		sample("case-preview", looking),
		correcting,
		writing,
	}
}

func jonas() debt.Debtor {
	return debt.Debtor{
		Kind: law.Consumer, Language: "da", Name: "Jonas Birkholm", Address: []string{"Skovbrynet 22, 2. tv."}, Postcode: "4000", Town: "Roskilde",
		Email: "jonas.birkholm@post.example", Mobile: "11 22 33 44", CustomerNo: "4711",
	}
}

func firm() debt.Debtor {
	return debt.Debtor{Kind: law.Business, Language: "da", Name: "Vesterport Ejendomme A/S", Address: []string{"Havnegade 4"}, Postcode: "4300", Town: "Holbæk", CVR: "99007729"}
}

func longNamed() debt.Debtor {
	d := jonas()
	d.Name = "Dyrlægerne Åbrinken, Kastanjehaven og Sønner Interessentskab af 1987"
	d.Address = []string{"Store Kongensgadekvarterets Sidebygning 114, 3. sal, dør 12, c/o Administrationsselskabet Kastanjehaven"}
	d.Email = "dyrlaegerne-aabrinken-kastanjehaven-og-soenner@interessentskab.example"
	return d
}

// tale is a made-up case, event by event.
type tale struct{ events []debt.Occurred }

// begun opens a case with so many claims, the first due on 30 September 2026.
func begun(debtor debt.Debtor, claims int) tale {
	made := tale{}.then("2026-09-16", debt.CaseOpened{
		Number: 1168, Flow: followup.StandardFlow, Debtor: debtor,
		Terms: debt.Terms{DayCount: ledger.Actual365, Creditor: law.Business},
	})
	for i := range claims {
		due := civil.MustParse("2026-09-30").AddDays(-i)
		made = made.then("2026-09-16", debt.ClaimRegistered{Claim: debt.Claim{
			ID: ledger.ClaimID(i + 1), Source: "file", Number: strconv.Itoa(10482 - 17*i), Text: "Nye vinduer mod gården",
			Issued: due.AddDays(-14), Arisen: due.AddDays(-14), Sent: due.AddDays(-14), Due: due, DueOrigin: law.AgreedDue,
			Principal: money.Kroner(12500, 0), InterestFrom: due.AddDays(1),
		}})
	}
	return made
}

// usual is a case that has been through three reminders and a part payment.
func usual() tale {
	made := begun(jonas(), 1).then("2026-10-16", debt.ClaimRegistered{Claim: debt.Claim{
		ID: 2, Source: "file", Number: "10517", Text: "Montering og beslag", Issued: civil.MustParse("2026-09-30"),
		Arisen: civil.MustParse("2026-09-30"), Sent: civil.MustParse("2026-09-30"), Due: civil.MustParse("2026-10-14"), DueOrigin: law.AgreedDue,
		Principal: money.Kroner(6250, 0), InterestFrom: civil.MustParse("2026-10-15"),
	}})
	made = made.sent("2026-10-16", debt.FirstReminder, 11).sent("2026-10-27", debt.SecondReminder, 12)
	return made.paid("2026-11-04", 3000).sent("2026-11-09", debt.CollectionNotice, 13)
}

// then adds events of a day.
func (t tale) then(day string, events ...debt.Event) tale {
	on := civil.MustParse(day)
	for _, event := range events {
		t.events = append(t.events, debt.Occurred{Version: int64(len(t.events) + 1), On: on, Known: on, By: "person:1", Event: event})
	}
	return t
}

// paid adds a payment of so many kroner.
func (t tale) paid(day string, kroner int64) tale {
	on := civil.MustParse(day)
	return t.then(day, debt.PaymentRecorded{Payment: debt.PaymentID(len(t.events)), Amount: money.Kroner(kroner, 0), ValueOn: on, BookedOn: on, Method: "slip"})
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
		Instalments: instalments, Grace: 5,
	})
}

// sent takes a step whose letter leaves by e-mail the same day.
func (t tale) sent(day string, document debt.Document, id int64) tale {
	on := civil.MustParse(day)
	return t.then(day,
		debt.StepTaken{
			Step: debt.StepID(id), Flow: followup.StandardFlow, Name: document.String(), Document: document, Channel: debt.Email, Planned: on,
			Deadline: on.AddDays(10), Fee: money.Kroner(100, 0), FeeOn: 1, Asked: money.Kroner(18900, 0), Approval: "plan",
		},
		debt.LetterComposed{Letter: debt.DocumentID(id), Step: debt.StepID(id), Document: document, Channel: debt.Email, Dated: on, Pages: 1, Total: money.Kroner(18900, 0)},
		debt.DispatchOrdered{Dispatch: debt.DispatchID(id), Letter: debt.DocumentID(id), Channel: debt.Email, Recipient: "jonas.birkholm@post.example"},
		debt.DispatchHanded{Dispatch: debt.DispatchID(id), On: on, Accepted: true},
	)
}

// promised is sent for all that is owed, which is enough within its deadline.
func (t tale) promised(day string, document debt.Document, id int64) tale {
	before := t.on(civil.MustParse(day)).owed()
	made := t.sent(day, document, id)
	for i := range made.events {
		if taken, ok := made.events[i].Event.(debt.StepTaken); ok && taken.Step == debt.StepID(id) {
			taken.Settles, taken.Asked = true, before.Plus(taken.Fee)
			made.events[i].Event = taken
		}
	}
	return made
}

// on is the tale's page on a day. A tale that can't be told is a page of its own
// fault, which the samples' test finds.
func (t tale) on(day civil.Date) casePage {
	var story casework.CaseStory
	c, err := debt.Fold(1, 1, t.events)
	if err == nil {
		story, err = casework.StoryOf(law.Denmark().Assuming(day.AddYears(1)), followup.Standard(), c, t.events, day)
	}
	if err != nil {
		story.Case.Debtor.Name = "portal.sample_failed: " + err.Error()
	}
	return casePage{OwnPage: casework.OwnPageOf(story, sampleCreditor(), sampleWays()), Objection: web.Form{Key: "sample"}}
}

func sampleCreditor() casework.Creditor {
	return casework.Creditor{
		Name: "Lindebjerg Tømrer & Snedker ApS", Address: []string{"Savværksvej 4"}, Postcode: "4300", Town: "Holbæk", CVR: "12345674",
		Phone: "10 20 30 40", Email: "kontor@lindebjerg.example", Privacy: "https://lindebjerg.example/privat",
	}
}

func sampleWays() letter.Accounts {
	return letter.Accounts{Account: "9999 0001234567", IBAN: "DK50 9999 0001 2345 67", Slip: "+71<000000000011684+80000012<"}
}
