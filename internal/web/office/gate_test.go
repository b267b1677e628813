package office_test

import (
	"context"
	"crypto/rand"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"krav/internal/account"
	"krav/internal/casework"
	"krav/internal/followup"
	"krav/internal/jobs"
	"krav/internal/law"
	"krav/internal/store/storetest"
	"krav/internal/web/office"
)

// doors is an office with a house behind it that nobody is in yet, a store of its
// own, and the mail that left.
type doors struct {
	*account.Service
	t     *testing.T
	db    storetest.Database
	mails []account.Message
	post  sync.Mutex // several mails may leave at a time
	site  *httptest.Server
}

// Mail keeps a mail.
func (d *doors) Mail(_ context.Context, m account.Message) error {
	d.post.Lock()
	defer d.post.Unlock()
	d.mails = append(d.mails, m)
	return nil
}

func openDoors(t *testing.T, change ...func(*account.Options)) *doors {
	t.Helper()
	return openDoorsBy(t, law.Denmark(), change...)
}

// openDoorsBy opens the doors of a house that goes by a book of law.
func openDoorsBy(t *testing.T, book *law.Book, change ...func(*account.Options)) *doors {
	t.Helper()
	now := func() time.Time { return noon }
	d := &doors{t: t, db: storetest.OpenSQLite(t)}
	next := int64(1000)
	newID := func() int64 { next++; return next }
	options := account.Options{
		Store: d.db.Accounts(), Now: now, NewID: newID, NewToken: rand.Text, Key: [32]byte{7}, Mailer: d, Office: "https://krav.example",
		Passwords: account.NewPasswords(account.Cost{Memory: 64, Passes: 1}, 1),
	}
	for _, f := range change {
		f(&options)
	}
	d.Service = account.New(options)
	cases := casework.New(casework.Options{
		Store: d.db.DB, Now: now, NewID: newID, Salt: rand.Text, Book: book, Flows: followup.Standard(),
	})
	d.site = httptest.NewServer(office.New(office.Options{
		Log: slog.New(slog.NewTextHandler(t.Output(), nil)), Now: now, Known: office.BySession(d.Service), Accounts: d.Service, Work: cases,
		SignUpClosed: options.SignUpClosed, MailStays: options.MailStays,
	}))
	t.Cleanup(d.site.Close)
	return d
}

// mailed does the work that waits and returns the path of the link in the last
// mail that left by it, or nothing.
func (d *doors) mailed() string {
	d.t.Helper()
	d.mails = nil
	runner, err := jobs.New(jobs.Options{Queue: d.db.Queue(), Random: func() float64 { return 0 }, Now: func(int64) time.Time { return noon }}, d.Works()...)
	if err == nil {
		err = runner.Drain(d.t.Context())
	}
	if err != nil {
		d.t.Fatal(err)
	}
	if len(d.mails) == 0 {
		return ""
	}
	for _, m := range slices.Backward(d.mails) {
		if link := regexp.MustCompile(`/link/\S+`).FindString(m.Text); link != "" {
			return link
		}
	}
	return ""
}

// visitor is somebody with a browser of their own.
type visitor struct {
	*doors
	browser *http.Client
}

func (d *doors) visitor() visitor {
	jar, err := cookiejar.New(nil)
	if err != nil {
		d.t.Fatal(err)
	}
	return visitor{d, &http.Client{Jar: jar}}
}

// sees returns the page that an address leads to: its path, status and HTML.
func (v visitor) sees(path string) page {
	v.t.Helper()
	return v.asks(http.MethodGet, path, nil)
}

// sends sends a form and returns the page it leads to.
func (v visitor) sends(path string, values ...string) page {
	v.t.Helper()
	form := url.Values{}
	for i := 0; i+1 < len(values); i += 2 {
		form.Set(values[i], values[i+1])
	}
	return v.asks(http.MethodPost, path, form)
}

type page struct {
	t      *testing.T
	path   string
	status int
	html   string
}

func (v visitor) asks(method, path string, form url.Values) page {
	v.t.Helper()
	r, err := http.NewRequestWithContext(v.t.Context(), method, v.site.URL+path, strings.NewReader(form.Encode()))
	if err != nil {
		v.t.Fatal(err)
	}
	r.Header.Set("Accept-Language", "da")
	if form != nil {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	answer, err := v.browser.Do(r)
	if err != nil {
		v.t.Fatal(err)
	}
	defer func() { _ = answer.Body.Close() }()
	html, err := io.ReadAll(answer.Body)
	if err != nil {
		v.t.Fatal(err)
	}
	return page{v.t, answer.Request.URL.RequestURI(), answer.StatusCode, string(html)}
}

// is checks that the page is the one at a path, and says something.
func (p page) is(path, says string) page {
	p.t.Helper()
	if p.path != path || !strings.Contains(p.html, says) {
		p.t.Errorf("one stands at %s (%d), want %s that says %q", p.path, p.status, path, says)
	}
	return p
}

// isIn checks that one has come in, on whatever page, and works for a creditor.
func (p page) isIn(creditor string) {
	p.t.Helper()
	if p.status != http.StatusOK || !strings.Contains(p.html, creditor) || !strings.Contains(p.html, `action="/sign-out"`) {
		p.t.Errorf("one stands at %s (%d) and isn't in at %s", p.path, p.status, creditor)
	}
}

var ida = []string{
	"creditor", "Holm Optik", "kind", "business", "name", "Ida Holm", "email", "ida@holm.example", "password", "en fjord uden is",
}

const idasPassword = "en fjord uden is"

func TestAStrangerSignsUpFollowsTheLinkAndHasACreditor(t *testing.T) {
	t.Parallel()
	d := openDoors(t)
	v := d.visitor()
	v.sees("/cases").is("/sign-up", "du er den første")
	v.sends("/sign-up", ida...).is("/sign-up/sent", "ida@holm.example")
	v.sees("/cases").is("/sign-up", "Opret konto") // nobody is let in before the link is followed
	link := d.mailed()
	v.sees(link).is(link, "Holm Optik")
	v.sees(link).is(link, "Ja, opret og log ind") // looking uses nothing up
	v.sends(link).isIn("Holm Optik")
	v.sees(link).is(link, "Linket virker ikke længere")
}

func TestTheFirstOfAHouseWithoutAMailServerIsLetInAtOnceAndNobodyAfter(t *testing.T) {
	t.Parallel()
	d := openDoors(t, func(o *account.Options) { o.MailStays = true })
	d.visitor().sends("/sign-up", append(ida, "creditor", "Nordvig VVS")...).isIn("Nordvig VVS")
	if link := d.mailed(); link != "" {
		t.Errorf("a link is mailed: %s", link)
	}
	second := d.visitor()
	second.sees("/").is("/sign-in", "Log ind")
	second.sends("/sign-up", append(ida, "email", "bo@holm.example")...).is("/sign-up/sent", "ingen mailserver")
	if p := second.sends("/sign-up", append(ida, "email", "bo@holm.example")...); strings.Contains(p.html, "på vej") {
		t.Error("it is said that a mail is under way that can't be")
	}
}

func TestSigningUpKeepsWhatWasTypedAndSaysAllThatIsWrong(t *testing.T) {
	t.Parallel()
	d := openDoors(t)
	// More refusals than there are mails to an address: none of them costs one.
	for range 5 {
		p := d.visitor().sends("/sign-up", "creditor", "Holm Optik", "email", "ida", "password", "kort")
		p.is("/sign-up", `value="Holm Optik"`)
		for _, want := range []string{"f-name-fault", "f-email-fault", "f-password-fault"} {
			if p.status != http.StatusUnprocessableEntity || !strings.Contains(p.html, want) {
				t.Errorf("answered with %d, and %s isn't there", p.status, want)
			}
		}
		if strings.Contains(p.html, `"kort"`) {
			t.Error("the password is shown again")
		}
	}
	d.visitor().sends("/sign-up", ida...).is("/sign-up/sent", "Se i din indbakke")
}

func TestNobodySignsUpWhereThatIsClosedAndNoPageOffersIt(t *testing.T) {
	t.Parallel()
	d := openDoors(t, func(o *account.Options) { o.SignUpClosed = true })
	v := d.visitor()
	if p := v.sees("/sign-in").is("/sign-in", "Log ind"); strings.Contains(p.html, "/sign-up") {
		t.Error("the sign-in offers to sign up")
	}
	for _, p := range []page{v.sees("/sign-up"), v.sends("/sign-up", ida...)} {
		if p.status != http.StatusForbidden || !strings.Contains(p.html, "Man kan ikke selv oprette sig her") {
			t.Errorf("answered with %d", p.status)
		}
	}
	if link := d.mailed(); link != "" {
		t.Errorf("a link is mailed: %s", link)
	}
}

// settled is a house where Ida has signed up.
func settled(t *testing.T) *doors {
	t.Helper()
	d := openDoors(t)
	d.visitor().sends("/sign-up", ida...)
	d.visitor().sends(d.mailed()).isIn("Holm Optik")
	return d
}

// in lets somebody in with Ida's password.
func (d *doors) in(email string) visitor {
	d.t.Helper()
	v := d.visitor()
	v.sends("/sign-in", "email", email, "password", idasPassword).isIn("Holm Optik")
	return v
}

func TestAForgottenPasswordIsChosenAnew(t *testing.T) {
	t.Parallel()
	d := settled(t)
	signedIn := d.visitor()
	signedIn.sends("/sign-in", "email", "ida@holm.example", "password", idasPassword).isIn("Holm Optik")
	v := d.visitor()
	v.sends("/forgotten-password", "email", "ida").is("/forgotten-password", "Det er ikke en e-mailadresse")
	unknown := v.sends("/forgotten-password", "email", "ukendt@holm.example").is("/forgotten-password/sent", "på vej")
	if d.mailed(); len(d.mails) > 0 {
		t.Error("a mail leaves to an address that nobody has")
	}
	known := v.sends("/forgotten-password", "email", "ida@holm.example")
	if strings.ReplaceAll(unknown.html, "ukendt@", "ida@") != known.html {
		t.Error("the answer shows whether the address is known")
	}
	link := d.mailed()
	v.sends(link, "password", "kort").is(link, "for kort")
	v.sends(link, "password", "en ny fjord uden is").is("/sign-in", "Adgangskoden er gemt")
	v.sends(link, "password", "en tredje fjord uden is").is(link, "Linket virker ikke længere")
	signedIn.sees("/cases").is("/sign-in?next=%2Fcases", "Log ind") // the other sessions have ended
	v.sends("/sign-in", "email", "ida@holm.example", "password", "en ny fjord uden is").isIn("Holm Optik")
}

func TestATokenOpensNoPageButItsOwn(t *testing.T) {
	t.Parallel()
	d := settled(t)
	v := d.visitor()
	v.sends("/forgotten-password", "email", "ida@holm.example")
	link := d.mailed()
	for _, path := range []string{
		strings.Replace(link, "/reset/", "/email/", 1), strings.Replace(link, "/reset/", "/sign_up/", 1),
		strings.Replace(link, "/reset/", "/invitation/", 1), link[:len(link)-1], "/link/reset/x",
	} {
		if p := v.sees(path); p.status != http.StatusNotFound {
			t.Errorf("%s is answered with %d", path, p.status)
		}
		if p := v.sends(path, "password", "en ny fjord uden is", "name", "Eve"); p.status != http.StatusNotFound {
			t.Errorf("%s is followed with %d", path, p.status)
		}
	}
	v.sends(link, "password", "en ny fjord uden is").is("/sign-in", "Adgangskoden er gemt")
}
