package office

import (
	"net/url"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/web"
)

// deedSamples are the pages by which something is done to a case.
func deedSamples(reader web.Reader) []web.Sample {
	today := civil.MustParse("2026-11-23")
	open, paused := usual().on(today), usual().then("2026-11-23", debt.CaseHeld{Until: civil.MustParse("2026-12-04")}).on(today)
	disputed := usual().then("2026-11-20", debt.ObjectionRaised{Reason: "Forkert farve"}).on(today)
	samples := []web.Sample{{Name: "office/deeds", Reader: reader, Page: deedsView(open)}}
	for _, shown := range []struct {
		p    casePage
		deed string
	}{
		{open, deedSend},
		{begun(jonas(), 1).on(civil.MustParse("2026-10-16")), deedOther},
		{open, deedPaid},
		{open, deedPayment},
		{open, deedReverse},
		{open, deedCredit},
		{open, deedPause},
		{open, deedPromise},
		{usual().agreed().on(today), deedDefer},
		{open, deedOffer},
		{open, deedAgree},
		{usual().agreed().on(today), deedEndAgreement},
		{open, deedNote},
		{open, deedObject},
		{open, deedRewind},
		{open, deedFlow},
		{open, deedLimitation},
		{open, deedFound},
		{open, deedCourt},
		{open, deedEstate},
		{usual().inEstate().on(today), deedEstateEnd},
		{founded().filed().on(today), deedCourtNews},
		{founded().on(today), deedUnfound},
		{founded().on(today), deedAward},
		{founded().filed().on(today), deedDropCost},
		{open, deedCapital},
		{open, deedSpare},
		{open, deedLeave},
		{usual().inEstate().on(today), deedClose}, // with the endings of an open one, and one more
		{paused, deedResume},
		{disputed, deedResolve},
		{usual().then("2026-11-20", debt.CaseClosed{Why: debt.ClosedWrittenOff}).on(today), deedReopen},
	} {
		page := deedPage{casePage: shown.p, Deed: deed{Name: shown.deed, Icon: web.IconCheck, Title: "Handlingens navn", Then: "Det, der følger af den"}}
		page.Form = page.blank()
		page.Form.Key = "sample"
		samples = append(samples, web.Sample{Name: "office/deed-" + shown.deed, Reader: reader, Page: deedView(page)})
	}
	samples = append(samples, web.Sample{Name: "office/deed-agree-plan", Reader: reader, Page: deedView(draftedAgreement(open))})
	return append(samples, web.Sample{Name: "office/deed-payment-refused", Reader: reader, Page: deedView(refusedPayment(open))})
}

// draftedAgreement is an agreement with the plan that its terms come to.
func draftedAgreement(p casePage) deedPage {
	page := deedPage{casePage: p, Deed: deed{Name: deedAgree, Icon: web.IconHandshake, Title: "Lav en betalingsaftale", Then: "Skyldneren betaler i afdrag."}}
	page.Form = page.blank()
	page.Form.Key = "sample"
	plan, err := p.Case.Account.Instalments(law.Denmark(), p.On, ledger.PlanTerms{First: civil.MustParse("2027-01-01"), Cadence: ledger.Monthly, Count: 6})
	if err != nil {
		page.Form.Fail(err)
		return page
	}
	page.Draft = &casework.AgreementDraft{Plan: plan, Replaces: true, Made: debt.AgreementMade{Grace: graceDays, Owed: plan.Total.Minus(plan.Interest), Interest: plan.Interest}, Warnings: []followup.Finding{
		{Verdict: followup.Warn, Reason: followup.Reason{Key: "guard.plan_needs_review", Rule: "kreditaftaleloven § 3", Args: map[string]string{"yearly": "35.00", "whole": "100.00", "months": "3", "days": "50"}}, Instead: "instead.plan_without_cost"},
	}}
	return page
}

// refusedPayment is a payment that looks like one that is known.
func refusedPayment(p casePage) deedPage {
	page := deedPage{casePage: p, Deed: deed{Name: deedPayment, Icon: web.IconCircleDot, Title: "Registrér en betaling"}}
	page.Form = web.Form{Key: "sample", Values: url.Values{"amount": {"3.000"}, "day": {"31-02-2026"}}}
	page.Form.Fail(fault.New(fault.Invalid, "day.missing").In("day"))
	page.Form.Fail(fault.New(fault.Conflict, "office.payment_twice").In("sure").With("day", "2026-11-04").With("amount", "3000.00"))
	return page
}
