package calculation_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"krav/internal/calculation"
	"krav/internal/civil"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/law"
	"krav/internal/money"
	"krav/internal/wording"
)

// consumer is a consumer who owes 10,000.00, due on 15 August 2026, on 13 November.
func consumer() calculation.Facts {
	return calculation.Facts{
		On: civil.MustParse("2026-11-13"), Principal: money.Kroner(10_000, 0), Debtor: law.Consumer, Due: civil.MustParse("2026-08-15"),
	}
}

func of(t *testing.T, facts calculation.Facts) calculation.Answer {
	t.Helper()
	answer, err := calculation.Of(law.Denmark(), facts)
	if err != nil {
		t.Fatal(err)
	}
	return answer
}

func keys(notes []calculation.Note) []string {
	found := make([]string, len(notes))
	for i, note := range notes {
		found[i] = note.Key
	}
	return found
}

// 10,000.00 for 90 days at 10.00 % is 246.58, and a day of it 2.74 (law.md I-A).
func TestWhatAConsumerOwes(t *testing.T) {
	t.Parallel()
	got := of(t, consumer())
	if got.Interest != money.Kroner(246, 58) || got.DailyInterest != money.Kroner(2, 74) || got.Total != money.Kroner(10_246, 58) {
		t.Errorf("interest %v, a day %v, total %v", got.Interest, got.DailyInterest, got.Total)
	}
	if got.InterestFrom != civil.MustParse("2026-08-16") {
		t.Errorf("interest from %v, want the day after the due day", got.InterestFrom)
	}
}

func TestAllThatIsWrongIsSaidAtOnce(t *testing.T) {
	t.Parallel()
	facts := calculation.Facts{
		On: civil.MustParse("2101-01-01"), Principal: money.Kroner(-1, 0), Due: civil.MustParse("1989-12-31"), Printed: true,
		Arisen: civil.MustParse("1500-01-01"), AgreedRate: money.PerCent(100, 1),
		Reminders: make([]civil.Date, calculation.MaxReminders+1),
		Payments:  []calculation.Payment{{}},
	}
	var got []string
	for _, f := range facts.Check() {
		got = append(got, f.Field+" "+f.Key)
	}
	want := []string{
		"principal calc.amount_not_positive", "debtor calc.debtor_missing", "due calc.day_out_of_range", "on calc.day_out_of_range",
		"arisen calc.day_out_of_range", "issued law.dispatch_day_missing", "agreed_rate calc.rate_out_of_range",
		"reminders calc.too_many_reminders", "payments.1.on day.missing", "payments.1.amount calc.amount_not_positive",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if _, err := calculation.Of(law.Denmark(), facts); !fault.Is(err, fault.Invalid) {
		t.Errorf("err = %v, want what is wrong", err)
	}
}

func TestTheFirstAndTheLastDayAreTaken(t *testing.T) {
	t.Parallel()
	facts := consumer()
	facts.Due, facts.On = calculation.FirstDay, calculation.LastDay
	if wrong := facts.Check(); len(wrong) != 0 {
		t.Errorf("%v are refused", wrong)
	}
}

// Where the due day only stands on the invoice, 30 days of grace run from 1 October, and
// interest from 1 November (law.md §1.2).
func TestAPrintedDueDayGivesDaysOfGrace(t *testing.T) {
	t.Parallel()
	facts := consumer()
	facts.Due, facts.Printed, facts.Issued = civil.MustParse("2026-10-09"), true, civil.MustParse("2026-10-01")
	if got := of(t, facts).InterestFrom; got != civil.MustParse("2026-11-01") {
		t.Errorf("interest from %v, want 2026-11-01", got)
	}
}

// The half-year that nobody has a rate for yet is not guessed.
func TestADayThatTheLawDoesNotKnowIsRefused(t *testing.T) {
	t.Parallel()
	facts := consumer()
	facts.On = civil.MustParse("2027-02-01")
	if _, err := calculation.Of(law.Denmark(), facts); !fault.Is(err, fault.UnknownLaw) {
		t.Errorf("err = %v, want an unknown rule", err)
	}
}

// A reminder three years and a day on finds a claim that looks time-barred: there is no
// next step, and that is said.
func TestAClaimThatLooksTimeBarredHasNoNextStep(t *testing.T) {
	t.Parallel()
	facts := consumer()
	facts.Due, facts.On = civil.MustParse("2023-11-12"), civil.MustParse("2026-11-13")
	// 12 November 2026 is a Thursday.
	got := of(t, facts)
	if !slices.Contains(keys(got.Notes), "calc.time_barred") || len(got.Next) != 0 {
		t.Errorf("notes %v, next %v", keys(got.Notes), got.Next)
	}
}

// Due on 5 April 2023, Tuesday 7 April 2026 is the last day (law.md L-2). A notice of collection
// sent that day gives ten days at least, which run out after it; in 2024 there is time.
func TestStepsThatComeAfterTheClaimIsLostAreSaidToBeTooLate(t *testing.T) {
	t.Parallel()
	for on, want := range map[string]bool{"2024-04-07": false, "2026-04-07": true} {
		facts := consumer()
		facts.Due, facts.On = civil.MustParse("2023-04-05"), civil.MustParse(on)
		if got := of(t, facts); slices.Contains(keys(got.Notes), "calc.steps_too_late") != want {
			t.Errorf("on %s: notes %v", on, keys(got.Notes))
		}
	}
}

func TestEveryTextIsSaidInBothLanguages(t *testing.T) {
	t.Parallel()
	facts := consumer()
	facts.Debtor, facts.Compensation, facts.OwnCosts = law.Business, true, true
	facts.Reminders = []civil.Date{civil.MustParse("2026-08-20"), civil.MustParse("2026-08-30")}
	answer := of(t, facts)
	for _, language := range []wording.Language{wording.Danish, wording.English} {
		in := answer.In(language)
		texts := []string{in.StartText(language), in.DailyText(language)}
		for _, note := range slices.Concat(in.Notes, in.Doubts) {
			texts = append(texts, note.Text)
		}
		for _, step := range in.Next {
			texts = append(texts, step.Text)
		}
		for _, line := range in.Lines {
			texts = append(texts, line.Label(language, ""), line.Ground(language))
		}
		for _, text := range texts {
			if text == "" || strings.Contains(text, "{") || strings.HasPrefix(text, "calc.") {
				t.Errorf("%s: %q", language, text)
			}
		}
	}
	if answer.Notes[0].Text != "" {
		t.Error("to say an answer in a language changed the answer")
	}
}

// The rates of 2004 are own knowledge, and so is said in the reader's language; so it is
// of the two tables that the next steps go by.
func TestADoubtNamesItsSourceInTheReadersLanguage(t *testing.T) {
	t.Parallel()
	facts := consumer()
	facts.Due, facts.On = civil.MustParse("2004-08-15"), civil.MustParse("2004-11-13")
	memory := of(t, facts)
	for language, want := range map[wording.Language]string{wording.Danish: "egen viden, ikke slået op", wording.English: "own knowledge, not looked up"} {
		if said := memory.In(language).Doubts[0].Text; !strings.Contains(said, want) {
			t.Errorf("%s: %q doesn't say %q", language, said, want)
		}
	}
}

// The rate of July 2026 was seen in two public code sources alone, and not with the
// Nationalbank itself (law.md §19, no. 4): whoever is told the interest is told so.
func TestTheNewestRateIsToldToBeInDoubt(t *testing.T) {
	t.Parallel()
	for on, want := range map[string]bool{"2026-06-30": false, "2026-07-01": true} {
		facts := consumer()
		facts.Due, facts.On = civil.MustParse("2026-05-31"), civil.MustParse(on)
		inDoubt := slices.ContainsFunc(of(t, facts).Doubts, func(n calculation.Note) bool {
			return n.Key == "calc.source_unverified" && n.Rule == "rentelovens § 5"
		})
		if inDoubt != want {
			t.Errorf("on %s: in doubt %t, want %t", on, inDoubt, want)
		}
	}
}

func Example() {
	answer, err := calculation.Of(law.Denmark(), calculation.Facts{
		On: civil.MustParse("2026-11-13"), Principal: money.Kroner(10_000, 0), Debtor: law.Consumer,
		Due: civil.MustParse("2026-08-15"), Reminders: []civil.Date{civil.MustParse("2026-08-16")},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, line := range answer.Lines {
		fmt.Println(line.Kind, line.Amount, line.Rule)
	}
	fmt.Println("total", answer.Total)
	// Output:
	// principal 10000.00 aftalen
	// interest 246.58 rentelovens § 5
	// reminder_fees 100.00 rentelovens § 9 b
	// total 10346.58
}

// Whatever is asked, an answer adds up, no fee is above what the law allows, and a fault
// is one that a person can be told.
func FuzzOf(f *testing.F) {
	f.Add(int64(1_000_000), 13_375, 13_465, uint8(1), int64(0), 13_376, int64(500_000), 13_400, uint8(7))
	f.Add(int64(79_950), 13_449, 13_471, uint8(2), int64(180_000), 13_452, int64(1), 13_300, uint8(0))
	book := law.Denmark()
	start := civil.MustParse("1990-01-01")
	f.Fuzz(func(t *testing.T, ore int64, due, on int, debtor uint8, rate int64, reminded int, paid int64, paidOn int, flags uint8) {
		at := func(days int) civil.Date { return start.AddDays(days % 50_000) }
		facts := calculation.Facts{
			On: at(on), Principal: money.FromOre(ore), Debtor: law.Party(debtor), Due: at(due), Printed: flags&1 != 0, Issued: at(due - 14),
			AgreedRate: money.PartsPerMillion(rate), Compensation: flags&2 != 0, OwnCosts: flags&4 != 0,
			Reminders: []civil.Date{at(reminded), at(reminded + 11), at(reminded + 3), at(reminded + 40), at(reminded + 60)},
			Payments:  []calculation.Payment{{On: at(paidOn), Amount: money.FromOre(paid)}},
		}
		answer, err := calculation.Of(book, facts)
		if err != nil {
			if fault.Of(err) == nil {
				t.Fatalf("a fault without words: %v", err)
			}
			return
		}
		var sum money.Amount
		for _, line := range answer.Lines {
			sum = sum.Plus(line.Amount)
		}
		if sum != answer.Total {
			t.Errorf("the lines add up to %v, want %v", sum, answer.Total)
		}
		if money.Kroner(300, 0).Less(answer.ReminderFees) {
			t.Errorf("fees of %v", answer.ReminderFees)
		}
		for _, step := range answer.Next {
			if step.From.Before(facts.On) && step.Kind != calculation.NextCompensation {
				t.Errorf("%s is from %v, before %v", step.Kind, step.From, facts.On)
			}
		}
	})
}

// Due on 1 January 2020, the claim is lost after 1 January 2023; that is a Sunday, and so
// after Monday the 2nd (forældelseslovens § 3, stk. 1). A reminder of that day may cost
// 100.00, and one of the 3rd nothing; in February 2024 nothing more is charged.
func TestNothingIsChargedOnAClaimThatLooksTimeBarred(t *testing.T) {
	t.Parallel()
	facts := calculation.Facts{
		On: civil.MustParse("2024-02-01"), Principal: money.Kroner(1_000, 0), Debtor: law.Business, Due: civil.MustParse("2020-01-01"),
		Reminders: []civil.Date{civil.MustParse("2023-01-02"), civil.MustParse("2023-12-01")}, Compensation: true, OwnCosts: true,
	}
	got := of(t, facts)
	if got.ReminderFees != money.Kroner(100, 0) || !got.Compensation.IsZero() || !got.CollectionCosts.IsZero() {
		t.Errorf("fees %v, compensation %v, costs %v", got.ReminderFees, got.Compensation, got.CollectionCosts)
	}
	for _, key := range []string{"calc.reminder_time_barred", "calc.compensation_time_barred", "calc.own_costs_time_barred", "calc.time_barred"} {
		if !slices.Contains(keys(got.Notes), key) {
			t.Errorf("notes %v lack %s", keys(got.Notes), key)
		}
	}
	if got.LostAfter != civil.MustParse("2023-01-02") || !strings.Contains(got.LostText(wording.Danish), "januar 2023") {
		t.Errorf("lost after %v: %q", got.LostAfter, got.LostText(wording.Danish))
	}
	facts.On = civil.MustParse("2023-01-02")
	if got = of(t, facts); !got.LostAfter.IsZero() || got.LostText(wording.Danish) != "" || !got.Compensation.IsPositive() || !got.CollectionCosts.IsPositive() {
		t.Errorf("on its last day: lost after %v, compensation %v, costs %v", got.LostAfter, got.Compensation, got.CollectionCosts)
	}
}

// Whether annex 2 holds VAT isn't settled (law.md §19, 2): it is said of costs that are
// counted, and of those that may come.
func TestCostsOfOwnCollectionSayThatVATIsNotSettled(t *testing.T) {
	t.Parallel()
	for _, charged := range []bool{true, false} {
		facts := consumer()
		facts.OwnCosts = charged
		told := slices.DeleteFunc(keys(of(t, facts).Doubts), func(key string) bool { return key != followup.DoubtOwnCostsVAT })
		if len(told) != 1 {
			t.Errorf("charged %t: told %d times", charged, len(told))
		}
	}
}

// A business is taken to have agreed on the day on its invoice by a condition (law.md §1.2):
// that it knew the term, or didn't protest. Issued on 1 October and due on the 9th, interest
// would else run from 1 November. Due on 31 October or later the condition changes nothing.
func TestAPrintedDueDayInTradeNamesItsCondition(t *testing.T) {
	t.Parallel()
	facts := consumer()
	facts.Debtor, facts.Printed, facts.Issued = law.Business, true, civil.MustParse("2026-10-01")
	for due, want := range map[string]bool{"2026-10-09": true, "2026-10-30": true, "2026-10-31": false} {
		facts.Due = civil.MustParse(due)
		answer := of(t, facts)
		if told := slices.Contains(keys(answer.Doubts), "calc.doubt_printed_due"); told != want || !answer.Interest.IsPositive() {
			t.Errorf("due %s: told %t, interest %v", due, told, answer.Interest)
		}
	}
	facts.Printed, facts.Due = false, civil.MustParse("2026-10-09")
	if told := keys(of(t, facts).Doubts); slices.Contains(told, "calc.doubt_printed_due") {
		t.Errorf("agreed: %q", told)
	}
}

// A rate that only stands on the invoice isn't agreed (law.md §1.4).
func TestAnAgreedRateInTradeMustHaveBeenAgreed(t *testing.T) {
	t.Parallel()
	facts := consumer()
	facts.Debtor, facts.AgreedRate = law.Business, money.PerCent(24, 0)
	if told := keys(of(t, facts).Doubts); !slices.Contains(told, "calc.doubt_agreed_rate") {
		t.Errorf("%q", told)
	}
}
