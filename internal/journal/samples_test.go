package journal_test

import (
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

func day(text string) civil.Date { return civil.MustParse(text) }

// mark stands in every personal text of the samples, and in nothing else: it must
// never come into a payload.
const mark = "§"

// samples returns one event of every kind with every field filled in. Personal
// text carries the mark.
func samples() []debt.Event {
	return append(claimSamples(), append(stepSamples(), conductSamples()...)...)
}

func sampleDebtor() debt.Debtor {
	return debt.Debtor{
		Kind: law.Consumer, Language: "da",
		Name: "§ Anna Holm", Address: []string{"§ Æblevej 7, 2. tv.", "§ c/o Bøgh"}, Postcode: "§8000", Town: "§ Aarhus C", Country: "§DK",
		Email: "§anna@holm.example", Mobile: "§+4520304050", CustomerNo: "§K-17", CVR: "§12345674",
	}
}

func claimSamples() []debt.Event {
	return []debt.Event{
		debt.CaseOpened{
			Number: 1042, Flow: "standard",
			Terms: debt.Terms{
				DayCount: ledger.Actual365, Settles: true, PostalDays: 3, Creditor: law.Business, Compensation: true,
				CostBasis: debt.PerClaim, Proposal: debt.ProposalTerms{Months: 12, Least: money.Kroner(250, 0), Never: true},
				Trifle: money.Kroner(50, 0), ForgivesTrifle: true, ForgivesCosts: true, FeeGap: law.LastDay, InterestWhileDisputed: true,
			},
			Debtor: sampleDebtor(),
		},
		debt.DebtorCorrected{Debtor: sampleDebtor()},
		debt.ClaimRegistered{Claim: debt.Claim{
			ID: 71, Source: "file", Number: "F-1001", Text: "§ Tømrerarbejde, 3 dage", Issued: day("2026-08-01"), Arisen: day("2026-07-31"),
			Sent: day("2026-08-02"), Due: day("2026-08-15"), DueOrigin: law.PrintedDue, Principal: money.Kroner(12_500, 50),
			InterestFrom: day("2026-09-02"), Agreed: money.PerCent(12, 25),
			Earlier: debt.EarlierReminders{Count: 2, Last: day("2026-09-20"), Fees: 1, Fee: money.Kroner(100, 0), Notice: day("2026-09-20")},
			Slip:    "004040400000669",
		}, Book: "b0a1"},
		debt.ClaimCredited{Claim: 71, Number: "K-5", On: day("2026-09-01"), Amount: money.Kroner(500, 0)},
		debt.PaymentRecorded{
			Payment: 81, Amount: money.Kroner(3_000, 0), ValueOn: day("2026-11-04"), BookedOn: day("2026-11-05"),
			Method: "bank", Reference: "20261105-0042", Named: 71, Text: "§ faktura F-1001, hilsen Anna",
		},
		debt.PaymentReversed{Payment: 81, Why: "payment.reversed_by_bank"},
		debt.RefundPaid{Amount: money.Kroner(300, 0), On: day("2026-11-20"), Task: 121, Book: "b0a1"},
	}
}

func stepSamples() []debt.Event {
	return []debt.Event{
		debt.StepTaken{
			Step: 91, Flow: "standard", Name: "reminder-1", Document: debt.FirstReminder, Channel: debt.Email,
			Planned: day("2026-11-09"), Deadline: day("2026-11-19"), Fee: money.Kroner(100, 0), FeeOn: 71,
			Compensation: []debt.ClaimID{71, 72}, Each: money.Kroner(310, 0), Asked: money.Kroner(16_227, 83), Settles: true, ForgivesCosts: true,
			Costs:    []debt.Cost{{Claim: 71, Amount: money.Kroner(1_400, 0)}, {Claim: 72, Amount: money.Kroner(350, 0)}},
			Proposal: debt.Proposal{Count: 6, First: day("2027-01-01"), Amount: money.Kroner(2_750, 0)},
			Book:     "b0a1", Approval: "automatic", Reasons: []string{"guard.fee_allowed", "guard.fee_above_cap"},
		},
		debt.StepVoided{Step: 91, Why: debt.VoidReplanned, Book: "b0a1"},
		debt.CostsLowered{Step: 91, Costs: []debt.Cost{{Claim: 71, Amount: money.Kroner(800, 0)}}, Why: debt.LoweredInTime, Book: "b0a1"},
		debt.ChargeDropped{Step: 91, Claim: 71, Amount: money.Kroner(310, 0), Book: "b0a1"},
		debt.LetterComposed{
			Letter: 101, Step: 91, Document: debt.FirstReminder, Channel: debt.Email, Dated: day("2026-11-09"),
			Hash: "9f86d081", Pages: 2, Total: money.Kroner(16_227, 83), Payment: 81, Book: "b0a1",
		},
		debt.DispatchOrdered{Dispatch: 111, Letter: 101, Channel: debt.Email, Recipient: "§anna@holm.example"},
		debt.DispatchHanded{Dispatch: 111, On: day("2026-11-09"), ProviderID: "queued as 4XyZ", Accepted: true, Answer: "§ 250 2.0.0 anna@holm.example", Repeated: true},
		debt.DispatchReported{Dispatch: 111, Status: debt.Failed, Code: "5.1.1", Diagnostic: "§ 550 no such user anna", Source: "c0ffee"},
		debt.DispatchStopped{Dispatch: 111, Why: "dispatch.stopped_paid"},
		debt.DispatchPacked{Dispatch: 111},
	}
}

func conductSamples() []debt.Event {
	return []debt.Event{
		debt.CaseHeld{Until: day("2026-12-01"), Why: "§ ringer den 1."},
		debt.CompositionOffered{Owed: money.Kroner(1_000, 0), Pay: money.Kroner(800, 0), Deadline: day("2026-12-01"), Text: "§ talte med Anna", Book: "b0a1"},
		debt.CompositionEnded{Why: debt.CompositionLapsed},
		debt.PaymentPromised{By: day("2026-12-01"), Amount: money.Kroner(2_000, 0), Text: "§ får løn den 30."},
		debt.CaseResumed{},
		debt.BatchLeft{},
		debt.BatchJoined{},
		debt.FlowChanged{Flow: "patient"},
		debt.ObjectionRaised{Reason: "§ varen kom aldrig"},
		debt.ObjectionResolved{Outcome: debt.OutcomeRejected, Answer: "§ den blev kvitteret for"},
		debt.LimitationChanged{Claim: 71, Change: law.AcknowledgedInWriting, On: day("2026-11-18"), Text: "§ brev fra Anna", Book: "b0a1"},
		debt.FoundationAdded{
			Foundation: 141, Kind: debt.SignedSettlement, Made: day("2026-11-18"), Claims: []debt.ClaimID{71, 72}, Amount: money.Kroner(12_196, 58),
			Clause: true, Original: true, Enclosure: 151, Hash: "9f86d081", Text: "§ Anna skrev under på kontoret", Book: "b0a1",
		},
		debt.FoundationWithdrawn{Foundation: 141, Why: "§ hørte til Annas søster"},
		debt.InterestCapitalised{Claim: 71, On: day("2026-09-15"), By: debt.CapitalisedByAgreement, Text: "§ aftalt med Anna", Book: "b0a1"},
		debt.CourtFiled{
			Court: 161, Route: debt.PaymentOrder, Filed: day("2026-12-01"), Claims: []debt.ClaimID{71, 72}, Venue: "Retten i Aarhus", Number: "BS-1/2026",
			Fee: money.Kroner(750, 0), Text: "§ sendt på minretssag af Mette", Book: "b0a1",
		},
		debt.CourtProgressed{
			Court: 161, Stage: debt.Contested, On: day("2026-12-20"), Meeting: day("2027-01-10"), Number: "BS-2/2026", Text: "§ Anna er uenig", Book: "b0a1",
		},
		debt.CourtCostCharged{
			Cost: 171, Kind: debt.CostsAwarded, Court: 161, Claim: 71, On: day("2027-01-10"), Amount: money.Kroner(1_500, 0), Text: "§ dommen over Anna", Book: "b0a1",
		},
		debt.CourtCostDropped{Cost: 171},
		debt.EstateOpened{
			Kind: debt.DeceasedEstate, Since: day("2026-11-02"), Noticed: day("2026-11-20"), FileBy: day("2027-01-15"), Text: "§ Annas søn ringede", Book: "b0a1",
		},
		debt.EstateEnded{Why: debt.EstateMistaken, Text: "§ det var en anden Anna"},
		debt.InterestSpared{From: day("2026-09-01"), Until: day("2026-09-15"), Why: "§ vi oplyste ikke kontoen"},
		debt.AgreementMade{
			Agreement: 131, Claims: []debt.ClaimID{71, 72}, Owed: money.Kroner(12_196, 58), Interest: money.Kroner(202, 54), Cadence: ledger.Monthly, Grace: 5,
			Instalments: []debt.Instalment{{On: day("2026-12-01"), Amount: money.Kroner(6_200, 0)}, {On: day("2027-01-01"), Amount: money.Kroner(6_199, 12)}},
			Text:        "§ aftalt i telefonen med Anna", Book: "b0a1", Covering: ledger.PrincipalFirst,
		},
		debt.InstalmentReminded{
			Agreement: 131, Instalment: day("2026-12-01"), Amount: money.Kroner(6_200, 0), Deadline: day("2026-12-17"), Channel: debt.Email, Book: "b0a1",
		},
		debt.InstalmentDeferred{Agreement: 131, Instalment: day("2026-12-01"), Until: day("2026-12-28"), Text: "§ Anna venter på sin løn"},
		debt.AgreementEnded{Agreement: 131, Why: debt.AgreementBroken, Text: "§ hun har mistet sit arbejde"},
		debt.TaskRaised{Task: 121, Kind: "task.next_step_by_hand", Step: "collection", Args: map[string]string{"amount": "50.00", "number": "F-1001"}, Book: "b0a1"},
		debt.TaskDone{Task: 121, Answer: "§ talte med Anna"},
		debt.NoteAdded{Text: "§ hun vil betale\npå fredag: 12:00"},
		debt.CaseClosed{Why: debt.ClosedPaid, Waives: true, Book: "b0a1"},
		debt.CaseReopened{Why: "case.reopened_payment_reversed", Book: "b0a1"},
	}
}
