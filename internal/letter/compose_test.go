package letter_test

import (
	"slices"
	"strings"
	"testing"

	"krav/internal/fault"
	"krav/internal/letter"
	"krav/internal/money"
	"krav/internal/wording"
)

// required is what the law, or a right that rests on it, requires of each
// document: law.md §§ 2, 4.4, 5, 6 A; in English the same where the translation
// has it.
var required = map[letter.Kind]struct{ danish, english string }{
	letter.FriendlyReminder: {"H1 H2 H3 C1 B1 B2 G1 G2 D1", "E1 H1 H2 H3 C1 B1 B2 G1 G2 D1"},
	letter.FirstReminder: {
		"H1 H2 H3 R1-1 Q1 C1 O1 O2 O3 O4 B1 B2 G1 G2 D1", "E1 H1 H2 H3 R-1 Q1 C1 O1 O2 O3 O4 B1 B2 G1 G2 D1",
	},
	letter.SecondReminder:      {"H1 H2 H3 R2-1 Q1 C1 O1 O2 O3 O4 B1 B2 G1 G2", "E1 H1 H2 H3 R-1 Q1 C1 O1 O2 O3 O4 B1 B2 G1 G2"},
	letter.ThirdReminder:       {"H1 H2 H3 R3-1 Q1 C1 O1 O2 O3 O4 B1 B2 G1 G2", "E1 H1 H2 H3 R-1 Q1 C1 O1 O2 O3 O4 B1 B2 G1 G2"},
	letter.CollectionNotice:    {"H1 H2 H3 IV-1 Q3 Q1 C1 O1 O2 O3 O4 B1 B2 G1 G2", "E1 H1 H2 H3 IV-1 Q3 Q1 C1 O1 O2 O3 O4 B1 B2 G1 G2"},
	letter.ThirdReminderNotice: {"H1 H2 H3 R3IV-1 Q3 Q1 C1 O1 O2 O3 O4 B1 B2 G1 G2", "E1 H1 H2 H3 IV-1 Q3 Q1 C1 O1 O2 O3 O4 B1 B2 G1 G2"},
	letter.CollectionDemand: {
		"H1 H2 H3 INK-1 INK-2 INK-3 C1 O1 O2 O3 O4 INK-4 B1 B2 INK-5 INK-6 INK-7 INK-9 P1 P2 G1 G2",
		"E1 H1 H2 H3 INK-1 INK-2 INK-3 C1 O1 O2 O3 O4 INK-4 B1 B2 INK-5 INK-6 INK-7 INK-9 P1 P2 G1 G2",
	},
	letter.InstalmentReminder: {"H1 H2 H3 MIS-1 MIS-2 MIS-3 B1 B2 C1 O1 O2 O3 O4 G1 G2", "E1 H1 H2 H3 MIS-1 MIS-2 MIS-3 B1 B2 C1 O1 O2 O3 O4 G1 G2"},
	letter.PaymentReceipt:     {"H1 H2 H3 KVB-1 F1 KVB-2", "E1 KVB-1 F1 KVB-2"},
	letter.AccountStatement:   {"H1 H2 H3 C1 O1 O2 O3 O4 G1 G2", "E1 H1 H2 H3 C1 O1 O2 O3 O4 G1 G2"},
	letter.ClosingLetter:      {"H1 H2 H3 LUK-1 LUK-2", "E1 LUK-1 LUK-2"},
}

func TestEveryDocumentHasWhatTheLawRequires(t *testing.T) {
	t.Parallel()
	for _, kind := range letter.Kinds() {
		for name, debtor := range debtors() {
			in := sample(kind, debtor)
			in.Language = wording.English
			c := composed(t, in)
			extra := ""
			if kind == letter.FirstReminder && name == "business" {
				extra = " Q2" // compensation, only in trade
			}
			carries(t, kind, name, c.Elements(), required[kind].danish+extra)
			carries(t, kind, name, c.Translation.Elements(), required[kind].english+extra)
		}
	}
}

func carries(t *testing.T, kind letter.Kind, debtor string, got []string, list string) {
	t.Helper()
	want := strings.Fields(list)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("%s to a %s carries %v, want %v", kind, debtor, got, want)
	}
}

// The sentence that unlocks collection costs (bekendtgørelse 601/2002, §§ 3-4):
// the warning, its date, collection, and further costs.
func TestTheCollectionNoticeWarnsWithADateOfCollectionAndFurtherCosts(t *testing.T) {
	t.Parallel()
	for _, kind := range []letter.Kind{letter.CollectionNotice, letter.ThirdReminderNotice} {
		c := composed(t, sample(kind, consumer()))
		want := "Betaler du ikke senest torsdag den 19.\u00a0november 2026, går sagen til inkasso, og så kommer du til at betale yderligere omkostninger."
		var got string
		for _, b := range c.Body {
			if w, ok := b.(letter.Warning); ok {
				got = w.Text[0].Text.String()
			}
		}
		if got != want {
			t.Errorf("%s warns %q, want %q", kind, got, want)
		}
	}
}

func TestAnAssignedClaimNamesWhoHadItBefore(t *testing.T) {
	t.Parallel()
	in := first(consumer())
	in.Original = letter.Original{Name: "Nordlys El ApS", How: "ved overdragelse den 3. maj 2026"}
	c := composed(t, in)
	want := "Kravene opstod hos Nordlys El ApS og gik over til Lindebjerg Tømrer & Snedker ApS ved overdragelse den 3. maj 2026."
	if !strings.Contains(c.AsText(), want) || !slices.Contains(c.Elements(), "H4") {
		t.Errorf("the letter doesn't say %q:\n%s", want, c.AsText())
	}
}

func TestPronounsFollowTheParties(t *testing.T) {
	t.Parallel()
	person := creditor()
	person.IsPerson, person.CVR = true, ""
	public := business()
	public.Kind = letter.Public
	for name, c := range map[string]struct {
		creditor letter.Creditor
		debtor   letter.Debtor
		want     []string
	}{
		"firm to consumer": {creditor(), consumer(), []string{"Kære Jonas. Vi skrev", "Hører vi ikke fra dig,", "så skriv til os.", "Se og betal din sag"}},
		"firm to business": {creditor(), business(), []string{"Til Havnens Kaffebar A/S. Vi skrev", "Hører vi ikke fra jer,", "Se og betal jeres sag", "Mener I, at kravet"}},
		"firm to public":   {creditor(), public, []string{"Hører vi ikke fra jer,", "Det mangler I at betale"}},
		"person to person": {person, consumer(), []string{"Kære Jonas. Jeg skrev", "Hører jeg ikke fra dig,", "så skriv til mig.", "Jeg stopper gebyrer"}},
	} {
		in := second(c.debtor)
		in.Creditor = c.creditor
		content := composed(t, in)
		text := content.AsText() + content.Portal.Title
		for _, want := range c.want {
			if !strings.Contains(text, want) {
				t.Errorf("%s: the letter doesn't say %q:\n%s", name, want, text)
			}
		}
	}
}

// A bare "vi" is both parties together, whoever the creditor is.
func TestABareWeStaysWhenTheCreditorIsAPerson(t *testing.T) {
	t.Parallel()
	in := third(letter.CollectionNotice, consumer())
	in.Creditor.IsPerson = true
	c := composed(t, in)
	if text := c.AsText(); !strings.Contains(text, "eller laver vi en aftale inden") || !strings.Contains(text, "Jeg mangler betaling") {
		t.Error(text)
	}
}

func TestTheTranslationNeverGoesAlone(t *testing.T) {
	t.Parallel()
	in := first(consumer())
	in.Language = wording.English
	c := composed(t, in)
	if c.Language != wording.Danish || c.Translation == nil || c.Translation.Language != wording.English {
		t.Errorf("language = %s, translation: %v", c.Language, c.Translation != nil)
	}
	if got, want := c.Translation.Notice.Text.String(), "Courtesy translation. The Danish letter is binding."; got != want {
		t.Errorf("notice = %q, want %q", got, want)
	}
	if danish := composed(t, first(consumer())); danish.Translation != nil {
		t.Error("a debtor who reads Danish got a translation")
	}
}

// Sixty invoices: the first page shows their sum, and the calculation lists them.
func TestManyInvoicesAreSummedOnTheFirstPageAndListedInTheCalculation(t *testing.T) {
	t.Parallel()
	c := composed(t, manyInvoices(60))
	summary, ok := c.Body[2].(letter.Table)
	if !ok || summary.Rows[0].Cells[0].Text != "60 fakturaer" || summary.Rows[0].Cells[2].Text != "60.000,00" {
		t.Fatalf("the first page begins its table with %+v", c.Body[2])
	}
	claims := c.Calculation.Sections[0].Table
	if len(claims.Rows) != 61 || !slices.Contains(claims.Elements, "C1") {
		t.Errorf("the calculation lists %d rows with %v, want 60 and their sum with C1", len(claims.Rows), claims.Elements)
	}
	if got, want := claims.Rows[0].Cells[0].Text, "Faktura A-00 af 01-08-2026: som anført på fakturaen"; got != want {
		t.Errorf("the first is %q, want %q", got, want)
	}
	if last := claims.Rows[60]; last.Role != letter.Subtotal || last.Cells[1].Text != "60.000,00" {
		t.Errorf("the last row is %+v, want the sum", last)
	}
}

// Three and four stand on the first page, a line each; one and two have their
// texts below.
func TestUpToFourInvoicesAreListedOnTheFirstPage(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]string{
		1: "Faktura A-00 af 1.\u00a0august 2026", 2: "Faktura A-00 af 1.\u00a0august 2026",
		3: "Faktura A-00 af 01-08-2026: som anført på fakturaen", 4: "Faktura A-00 af 01-08-2026: som anført på fakturaen",
	} {
		c := composed(t, manyInvoices(n))
		summary, ok := c.Body[2].(letter.Table)
		if !ok || summary.Rows[0].Cells[0].Text != want || !slices.Contains(summary.Elements, "C1") {
			t.Errorf("%d invoices: the first page begins its table with %+v", n, c.Body[2])
		}
	}
}

// manyInvoices is a first reminder of n invoices of 1,000.00 each, due 1 September
// 2026: 45 days × 100/365 = 12.33 of interest on each.
func manyInvoices(n int) letter.Input {
	in := base(letter.FirstReminder, "2026-10-16", business())
	in.Claims, in.Compensation = nil, money.Amount{}
	for i := range n {
		number := string(rune('A'+i%26)) + "-" + string(rune('0'+i/10)) + string(rune('0'+i%10))
		in.Claims = append(in.Claims, letter.Claim{Number: number, Date: day("2026-08-01"), Due: day("2026-09-01"), Amount: money.Kroner(1_000, 0)})
		in.Lines = append(in.Lines, interest(number, "2026-09-02", "2026-10-16", 45, money.Kroner(1_000, 0), money.Kroner(12, 33)))
	}
	in.Lines = append(in.Lines, fee(letter.FirstReminder, "2026-10-16"))
	in.Fee = money.Kroner(100, 0)
	in.Interest = interestNow(money.Kroner(int64(n)*1_000, 0), money.Kroner(16, 44))
	return demand(in, "2026-10-26", letter.Parts{Principal: money.Kroner(int64(n)*1_000, 0), Interest: money.Kroner(12, 33).Times(n), Fees: money.Kroner(100, 0)})
}

// What others may see of an e-mail holds no amount and no word of debt.
func TestMailSubjectsTellNothing(t *testing.T) {
	t.Parallel()
	for _, kind := range letter.Kinds() {
		c := composed(t, sample(kind, consumer()))
		subject := strings.ToLower(c.Mail.Subject)
		if strings.Contains(subject, "kr.") || strings.Contains(subject, "gæld") || strings.Contains(subject, "inkasso") {
			t.Errorf("%s: %q", kind, c.Mail.Subject)
		}
		if c.Attachment != "brev-1168.pdf" {
			t.Errorf("%s is attached as %q", kind, c.Attachment)
		}
	}
}

func TestOptionalLinesCanBeSwitchedOff(t *testing.T) {
	t.Parallel()
	in := third(letter.CollectionNotice, consumer())
	with := composed(t, in)
	in.Terms.Without = []string{"Q4"}
	without := composed(t, in)
	const line = "Gør vi det selv, kan omkostningerne ved inkasso blive op til 1.900,00\u00a0kr. Gør andre det for os, kan de blive højere."
	if !strings.Contains(with.AsText(), line) || strings.Contains(without.AsText(), line) {
		t.Errorf("with: %v, without: %v", strings.Contains(with.AsText(), line), strings.Contains(without.AsText(), line))
	}
	in.Terms.Without = []string{"Q3"} // statutory: it can't be
	kept := composed(t, in)
	if !slices.Contains(kept.Elements(), "Q3") {
		t.Error("a statutory line was switched off")
	}
}

func TestAnOptionalLineWithoutItsValueFallsOut(t *testing.T) {
	t.Parallel()
	in := third(letter.CollectionNotice, consumer())
	in.Terms.MaxCosts = money.Amount{}
	c := composed(t, in)
	if strings.Contains(c.AsText(), "omkostningerne ved inkasso") {
		t.Error(c.AsText())
	}
}

// Where own collection has charged all that it may, the notice threatens with no more than
// what others can add.
func TestANoticeThreatensWithNoCostsThatCannotCome(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		most     money.Amount
		language wording.Language
		want     string
	}{
		{money.Kroner(1_900, 0), wording.Danish, "går sagen til inkasso, og så kommer du til at betale yderligere omkostninger."},
		{money.Amount{}, wording.Danish, "går sagen til inkasso, og så kan du komme til at betale yderligere omkostninger."},
		{money.Amount{}, wording.English, "and you may have to pay further costs."},
	} {
		in := third(letter.CollectionNotice, consumer())
		in.Terms.MaxCosts, in.Language = c.most, c.language
		made := composed(t, in)
		if text := made.AsText(); !strings.Contains(text, c.want) {
			t.Errorf("the notice doesn't say %q:\n%s", c.want, text)
		}
	}
}

// Who had paid when a letter left is told to disregard it, and nobody else is.
func TestAReceiptTakesBackALetterThatCrossedThePayment(t *testing.T) {
	t.Parallel()
	in := receipt(consumer())
	plain := composed(t, in)
	if text := plain.AsText(); strings.Contains(text, "Se bort fra") {
		t.Errorf("no letter crossed:\n%s", text)
	}
	in.Received.Crossed = day("2026-11-06")
	crossed := composed(t, in)
	if text := crossed.AsText(); !strings.Contains(text, "Brevet af 6.\u00a0november 2026 blev sendt, før vi havde set betalingen. Se bort fra det brev; det koster ikke noget.") {
		t.Errorf("the letter isn't taken back:\n%s", text)
	}
}

func TestALetterWithAHoleIsNotWritten(t *testing.T) {
	t.Parallel()
	for field, empty := range map[string]func(*letter.Input){
		"creditor.name":     func(in *letter.Input) { in.Creditor.Name = " " },
		"creditor.phone":    func(in *letter.Input) { in.Creditor.Phone = "" },
		"creditor.email":    func(in *letter.Input) { in.Creditor.Email = "" },
		"creditor.address":  func(in *letter.Input) { in.Creditor.Address = nil },
		"creditor.privacy":  func(in *letter.Input) { in.Creditor.Privacy = "" },
		"debtor.name":       func(in *letter.Input) { in.Debtor.Name = "\u200b" },
		"debtor.address":    func(in *letter.Input) { in.Debtor.Address = []string{""} },
		"case.number":       func(in *letter.Input) { in.Case = "" },
		"pay.account":       func(in *letter.Input) { in.Accounts.Account = "" },
		"pay.iban":          func(in *letter.Input) { in.Accounts.IBAN = "" },
		"pay.amount":        func(in *letter.Input) { in.Ask = money.Amount{} },
		"deadline.long":     func(in *letter.Input) { in.Deadline = noDay },
		"claims.due":        func(in *letter.Input) { in.Claims[1].Due = noDay },
		"portal.url":        func(in *letter.Input) { in.Portal.URL = "" },
		"portal.code":       func(in *letter.Input) { in.Portal.Code = "" },
		"interest.daycount": func(in *letter.Input) { in.Interest.DayCount = 0 },
	} {
		in := first(consumer())
		empty(&in)
		_, err := letter.Compose(in)
		if f := fault.Of(err); f == nil || f.Key != "letter.field_missing" || f.Args["field"] != field {
			t.Errorf("without %s: %v", field, err)
		}
	}
}

func TestAClaimThatHasComeSinceTheLettersBeforeIsMarked(t *testing.T) {
	t.Parallel()
	in := sample(letter.SecondReminder, debtors()["consumer"])
	in.Claims[1].Added = true
	in.Claims[1].Text = ""
	in.Claims[0].Added = false
	c := composed(t, in)
	got := c.AsText()
	if !strings.Contains(got, "(som anført på fakturaen; ikke med i de tidligere breve)") {
		t.Errorf("the added claim isn't marked:\n%s", got)
	}
	if !strings.Contains(got, "(nye vinduer mod gården, 1. rate)") {
		t.Errorf("the other claim is marked:\n%s", got)
	}
}

// A receipt of the last money invites nobody to pay; one of a part does.
func TestAReceiptWithNothingLeftDoesNotAskForMoney(t *testing.T) {
	t.Parallel()
	if title := composed(t, receipt(consumer())).Portal.Title; title != "Se og betal din sag" {
		t.Errorf("with something left: %q", title)
	}
	// 1,500.00 came for a claim of 1,200.00, and 300.00 went back: nothing is left.
	settled := paidBack(letter.PaymentReceipt, money.Kroner(1_500, 0), money.Kroner(300, 0))
	if title := composed(t, settled).Portal.Title; title != "Se din sag" {
		t.Errorf("with nothing left: %q", title)
	}
}
