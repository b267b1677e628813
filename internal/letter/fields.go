package letter

import (
	"krav/internal/money"
	"krav/internal/wording"
)

// fields are the merge fields (flettefelter) that a template may name. A value
// that is missing is an empty text.
var fields = map[string]func(*scope) string{
	// Words that follow the parties.
	"du":   spoken("du", "I", (*scope).business),
	"Du":   spoken("Du", "I", (*scope).business),
	"dig":  spoken("dig", "jer", (*scope).business),
	"din":  spoken("din", "jeres", (*scope).business),
	"Din":  spoken("Din", "Jeres", (*scope).business),
	"dit":  spoken("dit", "jeres", (*scope).business),
	"dine": spoken("dine", "jeres", (*scope).business),
	"vi":   spoken("jeg", "vi", isFirm),
	"Vi":   spoken("Jeg", "Vi", isFirm),
	"os":   spoken("mig", "os", isFirm),

	"doc.date":  func(s *scope) string { return s.date(s.in.Date) },
	"doc.about": (*scope).about,

	"creditor.name":    func(s *scope) string { return s.in.Creditor.Name },
	"creditor.address": (*scope).address,
	"creditor.phone":   func(s *scope) string { return s.in.Creditor.Phone },
	"creditor.email":   func(s *scope) string { return s.in.Creditor.Email },
	"creditor.cvr":     func(s *scope) string { return s.in.Creditor.CVR },
	"creditor.privacy": func(s *scope) string { return s.in.Creditor.Privacy },
	"original.name":    func(s *scope) string { return s.in.Original.Name },
	"original.how":     func(s *scope) string { return s.in.Original.How },
	"debtor.name":      func(s *scope) string { return s.in.Debtor.Name },
	"debtor.address":   (*scope).debtorAddress,
	"debtor.greeting":  (*scope).greeting,
	"sender.name":      (*scope).signer,
	"case.number":      func(s *scope) string { return s.in.Case },

	"sum.date":         func(s *scope) string { return s.date(s.in.Date) },
	"sum.principal":    func(s *scope) string { return s.amount(s.principal()) },
	"sum.interest":     func(s *scope) string { return s.amount(s.total(isA[InterestLine])) },
	"sum.fees":         func(s *scope) string { return s.amount(s.total(isA[FeeLine])) },
	"sum.compensation": func(s *scope) string { return s.amount(s.total(isA[CompensationLine])) },
	"sum.costs":        func(s *scope) string { return s.amount(s.total(isA[CostsLine])) },
	"sum.court":        func(s *scope) string { return s.amount(s.total(isCourt)) },
	"sum.paid":         func(s *scope) string { return s.amount(s.total(isA[PaymentLine]).Negated()) },
	"sum.total":        func(s *scope) string { return s.amount(s.in.Total) },

	"interest.rate":     func(s *scope) string { return wording.Rate(s.language, s.in.Interest.Rate) },
	"interest.rule":     (*scope).interestRule,
	"interest.daily":    func(s *scope) string { return s.charge(s.in.Interest.Daily) },
	"interest.base":     func(s *scope) string { return s.charge(s.in.Interest.Base) },
	"interest.daycount": func(s *scope) string { return s.dayCount("interest.") },

	"now.fee":          func(s *scope) string { return s.charge(s.in.Fee) },
	"now.compensation": func(s *scope) string { return s.charge(s.in.Compensation) },
	"max.costs":        func(s *scope) string { return s.charge(s.in.Terms.MaxCosts) },
	"forgiven.costs":   func(s *scope) string { return s.charge(s.in.Terms.Forgiven) },
	"deadline.date":    func(s *scope) string { return s.date(s.in.Deadline) },
	"deadline.long":    func(s *scope) string { return s.longDate(s.in.Deadline) },
	"pay.amount":       func(s *scope) string { return s.charge(s.inTime()) },
	"pay.after":        func(s *scope) string { return s.charge(s.in.Ask) },
	"pay.account":      func(s *scope) string { return s.in.Accounts.Account },
	"pay.iban":         (*scope).iban,
	"pay.fik":          func(s *scope) string { return s.in.Accounts.Slip },
	"portal.url":       func(s *scope) string { return s.in.Portal.URL },
	"portal.link":      (*scope).personalLink,
	"portal.number":    (*scope).loginNumber,
	"portal.code":      func(s *scope) string { return s.in.Portal.Code },
	"previous.date":    func(s *scope) string { return s.date(s.in.Previous) },

	"back.amount": func(s *scope) string { return s.charge(s.in.WentBack.Amount) },
	"back.date":   func(s *scope) string { return s.date(s.in.WentBack.Date) },

	"agreement.date": func(s *scope) string { return s.date(s.in.Missing.Agreed) },
	"missed.due":     func(s *scope) string { return s.date(s.in.Missing.Due) },
	"disputed.from":  func(s *scope) string { return s.date(s.in.Disputed.From) },
	"disputed.to":    func(s *scope) string { return s.date(s.in.Disputed.Until.AddDays(-1)) },

	"case.basis":       (*scope).basis,
	"warning.date":     func(s *scope) string { return s.date(s.in.Notice.Sent) },
	"warning.deadline": func(s *scope) string { return s.date(s.in.Notice.Deadline) },

	"plan.count":  func(s *scope) string { return s.planned((*scope).instalmentCount) },
	"plan.amount": func(s *scope) string { return s.charge(s.in.Plan.Amount) },
	"plan.first": func(s *scope) string {
		return s.planned(func(s *scope) string { return s.date(s.firstInstalment().On) })
	},
	"plan.first_amount": func(s *scope) string {
		return s.planned(func(s *scope) string { return s.amount(s.firstInstalment().Amount) })
	},
	"plan.last": func(s *scope) string {
		return s.planned(func(s *scope) string { return s.date(s.lastInstalment().On) })
	},
	"plan.last_amount": func(s *scope) string {
		return s.planned(func(s *scope) string { return s.amount(s.lastInstalment().Amount) })
	},
	"plan.every":    (*scope).every,
	"plan.interest": func(s *scope) string { return s.planned(func(s *scope) string { return s.amount(s.planInterest()) }) },
	"plan.lost":     func(s *scope) string { return s.planned(func(s *scope) string { return s.amount(s.in.Plan.lost()) }) },
	"plan.total":    func(s *scope) string { return s.planned(func(s *scope) string { return s.amount(s.planTotal()) }) },

	"payment.amount": func(s *scope) string { return s.charge(s.in.Received.Amount) },
	"payment.date":   func(s *scope) string { return s.date(s.in.Received.Date) },
	"payment.method": (*scope).method,
	"crossed.date":   func(s *scope) string { return s.date(s.in.Received.Crossed) },
	"refund.amount":  func(s *scope) string { return s.charge(s.refund()) },
	"closing.reason": (*scope).reason,

	"mail.lead":   func(s *scope) string { return s.lead },
	"doc.subject": func(s *scope) string { return s.subject },
}

// flags are the conditions that a template may ask about.
var flags = map[string]func(*scope) bool{
	"business":     (*scope).business,
	"assigned":     func(s *scope) bool { return s.in.Original.Name != "" },
	"creditor_cvr": func(s *scope) bool { return s.in.Creditor.CVR != "" },
	"first_letter": func(s *scope) bool { return s.in.First },
	"fee":          func(s *scope) bool { return s.in.Fee.IsPositive() },
	"compensation": func(s *scope) bool { return s.in.Compensation.IsPositive() },
	"costs":        func(s *scope) bool { return s.total(isA[CostsLine]).IsPositive() },
	// What was sent before Krav had the claim says its day, and no deadline that anyone here knows.
	"warning_dated": func(s *scope) bool { return !s.in.Notice.Deadline.IsZero() },
	// What own collection can still add; what it has charged already isn't further costs.
	"costs_ahead": func(s *scope) bool { return s.in.Terms.MaxCosts.IsPositive() },
	"accrues":     func(s *scope) bool { return s.in.Interest.Daily.IsPositive() },
	"paid_some":   (*scope).isPaidSome,
	"fik":         func(s *scope) bool { return s.in.Accounts.Slip != "" },
	"online":      func(s *scope) bool { return s.in.Terms.Online },
	"plans":       func(s *scope) bool { return s.in.Terms.Plans },
	"settles":     func(s *scope) bool { return s.in.Terms.Settles },
	"went_back":   func(s *scope) bool { return s.in.WentBack.Amount.IsPositive() },
	"disputed":    func(s *scope) bool { return s.in.Disputed.Days() > 0 },
	"forgives":    func(s *scope) bool { return s.in.Terms.Forgiven.IsPositive() },
	"earlier":     func(s *scope) bool { return !s.in.Previous.IsZero() },
	"proposal":    (*scope).proposes,
	"several":     func(s *scope) bool { return len(s.in.Claims) > 1 },
	"public":      func(s *scope) bool { return s.in.Debtor.Kind == Public },
	"asks":        func(s *scope) bool { return s.in.Ask.IsPositive() },
	"upcoming":    func(s *scope) bool { return s.in.Upcoming.IsPositive() },
	// The interest from the letter to the payment is still owed after the payment.
	"tail": func(s *scope) bool {
		return !s.in.Terms.Settles && s.in.Interest.Daily.IsPositive() && s.in.Kind != InstalmentReminder
	},
	"mixed":         (*scope).mixedInterest,
	"statutory":     (*scope).statutoryInterest,
	"pair":          func(s *scope) bool { return len(s.in.Plan.Instalments) == 2 },
	"plan_interest": func(s *scope) bool { return s.planInterest().IsPositive() },
	"plan_lost":     func(s *scope) bool { return s.in.Plan.lost().IsPositive() },
	"settled":       func(s *scope) bool { return !s.in.Total.IsPositive() },
	"has_crossed":   func(s *scope) bool { return !s.in.Received.Crossed.IsZero() },
	"overpaid":      func(s *scope) bool { return s.refund().IsPositive() },
	"little_back":   func(s *scope) bool { return s.refund().Less(s.in.LeastRefund) },
}

// isCourt holds for what a court has cost or awarded.
func isCourt(l Line) bool { return isA[CourtFeeLine](l) || isA[AwardedLine](l) }

// refund returns what was paid too much and is owed back.
func (s *scope) refund() money.Amount {
	if s.in.Received.Refund.IsPositive() {
		return s.in.Received.Refund
	}
	return s.in.Overpaid
}

// greeting returns "Kære …" to a person and "Til …" to others.
func (s *scope) greeting() string {
	name := s.in.Debtor.Greeting
	if name == "" {
		name = s.in.Debtor.Name
	}
	if s.business() {
		return s.say("greeting.business", "name", name)
	}
	return s.say("greeting.person", "name", name)
}

// dayCount returns the day count in words: as a clause ("interest.") or as a
// formula ("formula.").
func (s *scope) dayCount(form string) string {
	switch s.in.Interest.DayCount {
	case Actual365:
		return s.say(form + "actual_365")
	case ActualActual:
		return s.say(form + "actual_actual")
	case Thirty360:
		return s.say(form + "thirty_360")
	}
	return ""
}

func (s *scope) method() string {
	switch s.in.Received.Method {
	case ByBank:
		return s.say("method.bank")
	case BySlip:
		return s.say("method.slip")
	case ByCard:
		return s.say("method.card")
	case ByMobilePay:
		return s.say("method.mobilepay")
	case Directly:
		return s.say("method.directly")
	}
	return ""
}

func (s *scope) reason() string {
	to, on := s.in.Closing.To, s.date(s.in.Closing.On)
	switch s.in.Closing.Reason {
	case Paid:
		return s.say("reason.paid")
	case CompositionPaid:
		return s.say("reason.composition_paid")
	case Withdrawn:
		return s.say("reason.withdrawn")
	case ObjectionUpheld:
		return s.say("reason.objection_upheld")
	case WrittenOff:
		return s.say("reason.written_off")
	case Estate:
		return s.say("reason.estate")
	case TimeBarred:
		return s.say("reason.time_barred")
	case TransferredTo:
		return s.say("reason.transferred", "to", to)
	case SoldTo:
		return s.say("reason.sold", "to", to, "on", on)
	}
	return ""
}
