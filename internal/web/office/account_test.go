package office_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"krav/internal/access"
	"krav/internal/account"
	"krav/internal/web"
	"krav/internal/web/office"
)

func TestAPersonChangesNameAndLanguage(t *testing.T) {
	t.Parallel()
	d := settled(t)
	v := d.in("ida@holm.example")
	v.sends("/account", "name", "", "language", "da").is("/account", "Skriv et navn")
	p := v.sends("/account", "name", "Ida Holm Lund", "language", "en").is("/account", "Your name and language are saved.")
	if !strings.Contains(p.html, `value="Ida Holm Lund"`) {
		t.Error("the new name doesn't stand on the page")
	}
	// Another browser that has chosen no language speaks the person's from now on.
	d.in("ida@holm.example").sees("/account").is("/account", "Your account")
}

func TestANewEmailCountsWhenItsLinkIsFollowed(t *testing.T) {
	t.Parallel()
	d := settled(t)
	v := d.in("ida@holm.example")
	v.sends("/account/email", "email", "ny@holm.example", "password", "gættet på må og få").is("/account/email", "Adgangskoden er ikke rigtig")
	v.sends("/account/email", "email", "ny@holm.example", "password", idasPassword).is("/account", "Mail på vej til ny@holm.example")
	link := d.mailed()
	d.in("ida@holm.example")
	v.sees(link).is(link, "ny@holm.example")
	v.sends(link).is("/account", "Du logger nu ind med ny@holm.example")
	d.in("ny@holm.example")
}

func TestANewPasswordIsGivenAgainstTheOldOne(t *testing.T) {
	t.Parallel()
	d := settled(t)
	v, other := d.in("ida@holm.example"), d.in("ida@holm.example")
	p := v.sends("/account/password", "old_password", "gættet på må og få", "password", "en ny fjord uden is")
	p.is("/account/password", "f-old_password-fault")
	if strings.Contains(p.html, "gættet") || strings.Contains(p.html, "en ny fjord") {
		t.Error("a password is shown again")
	}
	v.sends("/account/password", "old_password", idasPassword, "password", "kort").is("/account/password", "f-password-fault")
	v.sends("/account/password", "old_password", idasPassword, "password", "en ny fjord uden is").is("/account", "Adgangskoden er skiftet")
	other.sees("/account").is("/sign-in?next=%2Faccount", "Log ind")
}

// hashes are the sessions that a page of one's own names.
func (p page) hashes() []string {
	var all []string
	for _, found := range regexp.MustCompile(`name="session" value="([0-9a-f]{64})"`).FindAllStringSubmatch(p.html, -1) {
		all = append(all, found[1])
	}
	return all
}

func TestAPersonSignsOutInOneBrowserOrInAll(t *testing.T) {
	t.Parallel()
	d := settled(t) // one session from signing up
	v, second, third := d.in("ida@holm.example"), d.in("ida@holm.example"), d.in("ida@holm.example")
	before := second.sees("/account").hashes()
	third.sends("/sign-out").is("/sign-in", "Log ind")
	if after := v.sees("/account").hashes(); len(before) != 4 || len(after) != 3 {
		t.Errorf("one is signed in %d times and then %d, want 4 and 3", len(before), len(after))
	}
	// What is another person's is left alone, and says no more than that it has ended.
	bo := d.hire(v, access.Reader)
	bo.sends("/account/sessions/end", "session", before[0]).is("/account", "Du er logget ud dér.")
	if n := len(v.sees("/account").hashes()); n != 3 {
		t.Errorf("another person ended a session: %d are left", n)
	}
	here := regexp.MustCompile(`(?s)denne</b>.*?value="([0-9a-f]{64})"`).FindStringSubmatch(v.sees("/account").html)
	for _, hash := range v.sees("/account").hashes() {
		if hash != here[1] {
			v.sends("/account/sessions/end", "session", hash)
			break
		}
	}
	if left := v.sees("/account").hashes(); len(left) != 2 {
		t.Errorf("after one of three was ended, %d are left", len(left))
	}
	v.sends("/account/sessions/end-all").is("/sign-in", "Du er logget ud alle steder.")
	second.sees("/account").is("/sign-in?next=%2Faccount", "Log ind")
	bo.sees("/account").is("/account", "Din konto")
}

// hire has an administrator invite Bo, who takes it up.
func (d *doors) hire(by visitor, role access.Role) visitor {
	d.t.Helper()
	const email = "bo@holm.example"
	by.sends("/users/new", "email", email, "role", role.String()).is("/users", "Invitation på vej til "+email)
	link := d.mailed()
	v := d.visitor()
	v.sees(link).is(link, "Arbejd med hos Holm Optik")
	v.sends(link, "name", "Bo Lund", "password", "kort").is(link, "f-password-fault")
	v.sends(link, "name", "Bo Lund", "password", idasPassword).isIn("Holm Optik")
	v.sees(link).is(link, "Linket virker ikke længere")
	return v
}

// number returns the number of the first person on the page of users who can be
// given another role.
func (p page) number() string {
	p.t.Helper()
	found := regexp.MustCompile(`action="/users/(\d+)/role"`).FindStringSubmatch(p.html)
	if found == nil {
		p.t.Fatal("nobody can be given another role")
	}
	return found[1]
}

func TestAnAdministratorInvitesGivesRolesRemovesAndUndoes(t *testing.T) {
	t.Parallel()
	d := settled(t)
	v := d.in("ida@holm.example")
	v.sends("/users/new", "email", "bo@holm.example").is("/users/new", "Vælg en rolle.")
	bo := d.hire(v, access.Caseworker)
	number := v.sees("/users").is("/users", "bo@holm.example").number()
	v.sends("/users/"+number+"/role", "role", "reader").is("/users", "Bo Lund er nu læser.")
	v.sends("/users/"+number+"/role/caseworker").is("/users", "Bo Lund er nu sagsbehandler.")
	v.sends("/users/"+number+"/remove").is("/users", `action="/users/`+number+`/restore"`)
	v.sends("/users/"+number+"/remove").is("/users", "Brugere") // a double click
	bo.sees("/cases").is("/sign-in?next=%2Fcases", "Log ind")
	v.sends("/users/"+number+"/restore").is("/users", "Bo Lund er tilbage.")
	if p := v.sends("/users/" + number + "/restore"); p.status != http.StatusConflict {
		t.Errorf("undone twice, it is answered with %d", p.status)
	}
	d.in("bo@holm.example").sees("/cases").is("/cases", "Sager")
}

func TestAnInvitationIsSentAgainOrWithdrawn(t *testing.T) {
	t.Parallel()
	d := settled(t)
	v := d.in("ida@holm.example")
	v.sends("/users/new", "email", "bo@holm.example", "role", "reader")
	first := d.mailed()
	invitation := func() string {
		return regexp.MustCompile(`/invitations/\d+/`).FindString(v.sees("/users").html)
	}
	v.sends(invitation()+"again").is("/users", "Invitation på vej til bo@holm.example")
	second := d.mailed()
	v.sees(first).is(first, "Linket virker ikke længere")
	v.sees(second).is(second, "Arbejd med hos Holm Optik")
	v.sends(invitation()+"withdraw").is("/users", "er trukket tilbage")
	v.sees(second).is(second, "Linket virker ikke længere")
}

func TestOnlyAnAdministratorSeesTheUsers(t *testing.T) {
	t.Parallel()
	d := settled(t)
	ida := d.in("ida@holm.example")
	bo := d.hire(ida, access.Caseworker)
	number := ida.sees("/users").number()
	if p := bo.sees("/cases"); strings.Contains(p.html, `href="/users"`) {
		t.Error("the menu of a caseworker leads to the users")
	}
	for _, p := range []page{
		bo.sees("/users"), bo.sees("/users/new"), bo.sends("/users/new", "email", "x@holm.example", "role", "administrator"),
		bo.sends("/users/"+number+"/role", "role", "administrator"), bo.sends("/users/" + number + "/role/administrator"),
		bo.sends("/users/" + number + "/remove"), bo.sends("/users/" + number + "/restore"),
	} {
		if p.status != http.StatusForbidden {
			t.Errorf("%s is answered with %d", p.path, p.status)
		}
	}
}

func TestAnotherCreditorsUsersAreAsGoodAsNobody(t *testing.T) {
	t.Parallel()
	d := settled(t)
	ida := d.in("ida@holm.example")
	d.hire(ida, access.Caseworker)
	number := ida.sees("/users").number()
	stranger := d.visitor()
	stranger.sends("/sign-up", append(ida2(), "email", "eve@nord.example", "creditor", "Nordvig VVS")...)
	stranger.sends(d.mailed()).isIn("Nordvig VVS")
	for _, path := range []string{"/role/reader", "/role"} {
		if p := stranger.sends("/users/"+number+path, "role", "reader"); p.status != http.StatusNotFound {
			t.Errorf("%s is answered with %d", path, p.status)
		}
	}
	if p := stranger.sends("/users/" + number + "/restore"); p.status != http.StatusConflict {
		t.Errorf("a stranger restores with %d", p.status)
	}
	stranger.sends("/users/"+number+"/remove").is("/users", "Brugere")
	ida.sees("/users").is("/users", "bo@holm.example")
}

// ida2 is what Ida filled in, to be changed.
func ida2() []string { return append([]string(nil), ida...) }

func TestOneWhoWorksForSeveralSwitchesAndSeesWhereTheyAreNeeded(t *testing.T) {
	t.Parallel()
	d := settled(t)
	v := d.in("ida@holm.example")
	v.sends("/creditors/new", "creditor", " ", "kind", "business").is("/creditors/new", "Kreditor mangler et navn")
	v.sends("/creditors/new", "creditor", "Nordvig VVS", "kind", "private", "sandbox", "yes").isIn("Nordvig VVS")
	all := v.sees("/creditors").is("/creditors", "Holm Optik").is("/creditors", "· prøve")
	if !strings.Contains(all.html, "Du arbejder for 2.") {
		t.Error("the page doesn't say how many they are")
	}
	v.sends("/creditor", "creditor", "1", "back", "/cases").is("/cases", "<span>Holm Optik</span>")
}

func TestTheSwitchShowsTheLastOnesAndWhatWaitsThere(t *testing.T) {
	t.Parallel()
	// Kreditor 2 has one case that needs the reader (see work.Client).
	w := ask(t, http.MethodGet, "/cases", nil, "krav_session=good", "krav_creditor=1")
	html := w.Body.String()
	if !regexp.MustCompile(`(?s)<summary>.*Kreditor 1</span>.*<span class="num c-red">1 <span class="sr">kræver dig`).MatchString(html) {
		t.Error("the switch doesn't show that another creditor needs the reader")
	}
	switched := ask(t, http.MethodPost, "/creditor", url.Values{"creditor": {"2"}, "back": {"/cases"}}, "krav_session=good", "krav_creditor=1")
	if got := switched.Header().Get("Set-Cookie"); !strings.HasPrefix(got, "krav_creditor=2.1;") {
		t.Errorf("the last ones are remembered as %q", got)
	}
}

func TestWhoRunsTheHouseSeesItsUsersAndNoCases(t *testing.T) {
	t.Parallel()
	d := settled(t)
	root := access.NewOperator(1, "console")
	if _, err := d.AddUser(t.Context(), root, account.NewUser{Email: "drift@krav.example", Name: "Runa", Language: "da", Role: access.Operator, Password: idasPassword}); err != nil {
		t.Fatal(err)
	}
	v := d.visitor()
	v.sends("/sign-in", "email", "drift@krav.example", "password", idasPassword).is("/creditors", "Du arbejder ikke for nogen lige nu")
	v.sees("/users").is("/users", "Driften af Krav")
	v.sends("/users/new", "email", "ib@krav.example", "name", "Ib").is("/users", "ib@krav.example")
	for _, path := range []string{"/cases", "/cases/10001", "/cases/export.csv", "/followup", "/import", "/lines"} {
		if p := v.sees(path); p.status != http.StatusForbidden || strings.Contains(p.html, "Holm Optik") {
			t.Errorf("%s is answered with %d", path, p.status)
		}
	}
	// A cookie that names a creditor is no right there.
	site, err := url.Parse(d.site.URL)
	if err != nil {
		t.Fatal(err)
	}
	v.browser.Jar.SetCookies(site, []*http.Cookie{{Name: "krav_creditor", Value: "1"}})
	if p := v.sees("/cases"); p.status != http.StatusForbidden {
		t.Errorf("with a cookie, the cases are answered with %d", p.status)
	}
}

func TestOneWithoutARoleIsToldAndCanStillReachTheirAccount(t *testing.T) {
	t.Parallel()
	d := settled(t)
	ida := d.in("ida@holm.example")
	d.hire(ida, access.Caseworker)
	ida.sends("/users/" + ida.sees("/users").number() + "/remove")
	v := d.visitor()
	v.sends("/sign-in", "email", "bo@holm.example", "password", idasPassword).is("/creditors", "Du arbejder ikke for nogen lige nu")
	v.sees("/account").is("/account", "Bo Lund")
	v.sends("/creditors/new", "creditor", "Bos Butik").isIn("Bos Butik")
}

func TestWhereMailStaysTheSecondUserIsStillMailedALink(t *testing.T) {
	t.Parallel()
	d := openDoors(t, func(o *account.Options) { o.MailStays = true })
	d.visitor().sends("/sign-up", ida...).isIn("Holm Optik")
	v := d.in("ida@holm.example")
	v.sees("/users/new").is("/users/new", "ingen mailserver")
	d.hire(v, access.Reader)
}

func TestBrowsersAreNamedAsPeopleKnowThem(t *testing.T) {
	t.Parallel()
	for agent, want := range map[string]string{
		"Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0":                                                       "Firefox på Windows",
		"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15":                  "Safari på Mac",
		"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0":          "Edge på Windows",
		"Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36":                        "Chrome på Android",
		"Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/142.0 Mobile/15E148 Safari/604.1": "Chrome på iPhone",
		"curl/8.5.0": "Ukendt browser", "": "Ukendt browser",
	} {
		ctx := web.WithReader(t.Context(), web.Reader{Language: "da"})
		if got := office.DeviceOf(ctx, agent); got != want {
			t.Errorf("%q is named %q, want %q", agent, got, want)
		}
	}
}
