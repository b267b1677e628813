package portal_test

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"krav/internal/account"
	"krav/internal/debt"
	"krav/internal/web/portal"
	"krav/internal/web/webtest"
	"krav/internal/wording"
)

// letterOf is where the first letter of a case is read.
func letterOf(h *house, number int64) string {
	return "/case/letters/" + strconv.FormatInt(int64(h.look(number).Letters[0].Letter), 10)
}

func TestADebtorReadsWhatIsOwedWhyAndHowToPay(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	b := h.browser().comesIn(h.links[0])
	w := b.get("/case")
	// The case was sent a friendly reminder, which costs nothing; two days' interest
	// at 10.20 % of 1,200.00 is 0.67 kr.
	has(t, w, "Hej Anna.", "Faktura 1001", "1.200,00", "+71&lt;", "9999 0001234567", "Søvej 3", "kontor@fjord.example", "Næste skridt")
	letter := b.get(letterOf(h, annas))
	if letter.Code != http.StatusOK || letter.Header().Get("Content-Type") != "application/pdf" || !strings.HasPrefix(letter.Body.String(), "%PDF ") {
		t.Errorf("the letter: %d, %s", letter.Code, letter.Header().Get("Content-Type"))
	}
}

func TestThatTheDebtorCameIsNotedOnce(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	b := h.browser().comesIn(h.links[0])
	for range 3 {
		b.get("/case")
	}
	opened := 0
	for _, report := range h.look(annas).Dispatches[0].Reports {
		if report.Status == debt.Opened {
			opened++
		}
	}
	if opened != 1 {
		t.Errorf("opened %d times, want once", opened)
	}
	if got := h.look(bents).Dispatches[0].Status; got != debt.Received {
		t.Errorf("Bent's letter is %v, though he hasn't come", got)
	}
}

// Which case is shown comes from the session: no number in an address leads to
// another's.
func TestAnothersLetterIsNotFound(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	b := h.browser().comesIn(h.links[0])
	for _, address := range []string{letterOf(h, bents), "/case/letters/0", "/case/letters/-1", "/case/letters/99999999999999999999", "/case/letters/hej"} {
		if w := b.get(address); w.Code != http.StatusNotFound {
			t.Errorf("%s is answered with %d, want that it isn't there", address, w.Code)
		}
	}
	for _, address := range []string{"/case?case=10002", "/case?number=10002&creditor=1"} {
		lacks(t, b.get(address), "Bent")
	}
}

func TestAnObjectionFromThePageStopsTheCase(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	b := h.browser().comesIn(h.links[0])
	w := b.post("/case/objection", url.Values{"what": {"other"}, "reason": {" "}})
	if has(t, w, "Skriv kort, hvad der er galt"); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("an empty objection is answered with %d", w.Code)
	}
	for range 2 { // a double click
		w = b.post("/case/objection", url.Values{"what": {"faulty"}, "reason": {"Døren binder"}})
		if w.Code != http.StatusSeeOther {
			t.Fatalf("answered with %d", w.Code)
		}
	}
	got := h.look(annas).Objection
	if want := "Varen eller arbejdet er ikke i orden. Døren binder"; !got.Open || got.Reason != want {
		t.Errorf("objection = %+v, want %q", got, want)
	}
	w = b.get("/case")
	has(t, w, "Døren binder", "Fjord Fitness ApS svarer dig", "Tak. Fjord Fitness ApS har fået indsigelsen")
	lacks(t, w, "Send indsigelse")
	if h.look(bents).Objection.Open {
		t.Error("Bent's case stands still too")
	}
}

func TestAnotherSiteCantObject(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	b := h.browser().comesIn(h.links[0])
	w := b.post("/case/objection", url.Values{"what": {"paid"}}, "Sec-Fetch-Site", "cross-site", "Origin", "https://evil.example")
	if w.Code != http.StatusForbidden || h.look(annas).Objection.Open {
		t.Errorf("answered with %d, open %t", w.Code, h.look(annas).Objection.Open)
	}
}

func TestContactDataIsHandedOnAndMistakesAreKept(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	b := h.browser().comesIn(h.links[0])
	has(t, b.get("/case/contact"), `value="Søvej 3"`, `value="anna@post.example"`)
	typed := url.Values{
		"name": {"Anna Holm"}, "address": {"Søvej 3"}, "postcode": {"4000"}, "town": {"Roskilde"}, "email": {"anna hos ny"}, "words": {"Skriv hellere hertil"},
	}
	w := b.post("/case/contact", typed)
	if has(t, w, "anna hos ny", "Skriv hellere hertil", "E-mailadressen mangler noget"); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("answered with %d", w.Code)
	}
	typed.Set("email", "anna@ny.example")
	if w = b.post("/case/contact", typed); w.Code != http.StatusSeeOther {
		t.Fatalf("answered with %d", w.Code)
	}
	seen := h.look(annas)
	if !seen.HasOpenTask("task.check_contact") || len(seen.Notes) != 1 || !strings.Contains(seen.Notes[0].Text, "anna@ny.example") || seen.Debtor.Email != "anna@post.example" {
		t.Errorf("tasks %v, notes %v, email %s", seen.Tasks, seen.Notes, seen.Debtor.Email)
	}
}

func TestTheCreditorLooksWithoutATraceAndCanDoNothing(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	in, err := h.accounts.SignIn(t.Context(), "mette@fjord.example", password, account.Browser{Address: "192.0.2.9"})
	h.works(err)
	ticket, err := h.accounts.PreviewTicket(t.Context(), in.Token, h.creditor, annas)
	h.works(err)
	before := h.look(annas).Version
	b := h.browser()
	if w := b.get("/preview/" + ticket); w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/case" {
		t.Fatalf("answered with %d to %q", w.Code, w.Header().Get("Location"))
	}
	has(t, b.get("/case"), "Hej Anna.", "skyldneren ser ikke, at du er her")
	if w := b.get(letterOf(h, annas)); w.Code != http.StatusOK {
		t.Errorf("the letter is answered with %d", w.Code)
	}
	if w := b.get(letterOf(h, bents)); w.Code != http.StatusNotFound {
		t.Errorf("another case's letter is answered with %d", w.Code)
	}
	for address, form := range map[string]url.Values{"/case/objection": {"what": {"paid"}}, "/case/contact": {"words": {"hej"}}, "/case/message": {"words": {"hej"}}} {
		if w := b.post(address, form); w.Code != http.StatusForbidden {
			t.Errorf("%s is answered with %d", address, w.Code)
		}
	}
	if after := h.look(annas).Version; after != before {
		t.Errorf("the journal grew from %d to %d", before, after)
	}
	h.works(h.accounts.SignOut(t.Context(), in.Token))
	if w := b.get("/case"); w.Code != http.StatusSeeOther {
		t.Errorf("after the person has signed out: %d", w.Code)
	}
}

func TestThePageSpeaksEnglishWhereItIsAskedTo(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	b := h.browser().comesIn(h.links[0])
	b.post("/preference", url.Values{"language": {"en"}, "back": {"/case"}})
	w := b.get("/case")
	has(t, w, "You owe today", "How you pay", `lang="en"`)
	lacks(t, w, "skylder")
}

func TestADebtorWritesToTheCreditor(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	b := h.browser().comesIn(h.links[0])
	if w := b.post("/case/message", url.Values{"words": {""}}); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("an empty message is answered with %d", w.Code)
	}
	if w := b.post("/case/message", url.Values{"words": {"Kan jeg betale over tre måneder?"}}); w.Code != http.StatusSeeOther {
		t.Fatalf("answered with %d", w.Code)
	}
	seen := h.look(annas)
	if !seen.HasOpenTask("task.answer_debtor") || len(seen.Notes) != 1 || !strings.Contains(seen.Notes[0].Text, "tre måneder") {
		t.Errorf("tasks %v, notes %v", seen.Tasks, seen.Notes)
	}
}

// 12,500.00 due on 30 September at 10 % costs 3.4247 a day. The reminder of 16 November
// asks for 47 days, 160.96, and a fee of 100.00 by the 26th: 12,760.96. On the 23rd 54
// days are 184.93: 23.97 more. On the 27th 58 days are 198.63.
func TestTheLettersAmountIsAskedForWithinItsDeadline(t *testing.T) {
	t.Parallel()
	for _, sample := range portal.Samples() {
		if sample.Name != "portal/case-in-time" {
			continue
		}
		page := webtest.Render(t, sample, wording.Danish)
		for _, want := range []string{
			`Betal senest den 26. november 2026 <b class="owe">12.760,96`, `id="pay-amount">12.760,96<`, "At betale senest den 26. november 2026", "−23,97",
			"Betaler du først efter den 26. november 2026, skylder du 12.798,63",
		} {
			if !strings.Contains(strings.ReplaceAll(page, "\u00a0", " "), want) {
				t.Errorf("the page lacks %q", want)
			}
		}
		if strings.Contains(page, "12.784,93") {
			t.Error("the page asks for what is owed without the letter's promise")
		}
		return
	}
	t.Fatal("there is no such sample")
}

// Whoever reads the page of one who has died, or whose debts are dealt with together, is
// told of the claim, and not that they owe or are to pay anything.
func TestNobodyIsToldThatTheyOweInAnEstate(t *testing.T) {
	t.Parallel()
	toTheDead := []string{">Dig<", "Du har betalt", "Du betalte", "dine oplysninger"}
	neverSaid := map[string][]string{"portal/case-in-estate": toTheDead, "portal/case-in-estate-in-time": toTheDead, "portal/case-bankrupt": nil, "portal/case-in-estate-without-rate": nil}
	shown := 0
	for _, sample := range portal.Samples() {
		never, estate := neverSaid[sample.Name]
		if !estate {
			continue
		}
		shown++
		page := webtest.Render(t, sample, wording.Danish)
		if !strings.Contains(page, "Hvem kravet kommer fra") {
			t.Errorf("%s doesn't say where the claim comes from", sample.Name)
		}
		for _, never := range append(never, "skylder ", "indtil det er betalt", "/case/pay") {
			if strings.Contains(page, never) {
				t.Errorf("%s says %q", sample.Name, never)
			}
		}
	}
	if shown != len(neverSaid) {
		t.Errorf("%d samples of estates, want %d", shown, len(neverSaid))
	}
}

// The rate of 2027 isn't fixed yet: what the estate is told is said to be without interest.
func TestTheClaimInAnEstateIsSaidToLackItsInterest(t *testing.T) {
	t.Parallel()
	for _, sample := range portal.Samples() {
		if sample.Name == "portal/case-in-estate-without-rate" {
			if page := webtest.Render(t, sample, wording.Danish); !strings.Contains(page, "Kravet, uden renter") {
				t.Error("the sum is shown as if it were whole")
			}
			return
		}
	}
	t.Fatal("there is no such sample")
}
