package office

import (
	"context"
	"io"
	"strings"
	"time"

	"github.com/a-h/templ"

	"krav/internal/access"
	"krav/internal/account"
	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/money"
	"krav/internal/web"
	"krav/internal/wording"
)

const (
	sampleLong  = "Dyrlægerne Åbrinken, Kastanjehaven og Sønner Interessentskab af 1987, afdelingen for større husdyr"
	sampleAgent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0"
	samplePhone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1"
)

// sampleAdministrator is a made-up administrator of a made-up creditor.
func sampleAdministrator() web.Reader {
	reader := web.SampleReader()
	reader.Who = access.NewPerson(1, "Mette Kjær", access.Grant{Creditor: 1, Role: access.Administrator})
	return reader
}

// sampleOperator is somebody who runs the house and works for no creditor.
func sampleOperator() web.Reader {
	return web.Reader{ //nolint:gosec // no credentials: a made-up person
		Who: access.NewPerson(9, "Runa Drift", access.Grant{Creditor: access.House, Role: access.Operator}), CreditorName: "Driften af Krav",
		Creditors: []web.Choice{{Value: "0", Label: "Driften af Krav", Chosen: true}}, AllCreditors: 1,
	}
}

// accountSamples are the reader's own pages in their states.
func accountSamples() []web.Sample {
	reader := sampleAdministrator()
	at := time.Date(2026, time.November, 23, 14, 42, 0, 0, time.UTC)
	mette := account.Person{ID: 1, Name: "Mette Kjær", Email: "mette@nordbaek.example", Language: wording.Danish}
	usual := accountPage{
		Form: web.NewForm(fieldName, mette.Name, fieldLanguage, "da"), Person: mette, Here: "a",
		Sessions: []account.Session{
			{Hash: "a", Agent: sampleAgent, Address: "192.0.2.17", Began: at, Seen: at.Add(time.Hour)},
			{Hash: "b", Agent: samplePhone, Address: "2001:db8:7:1:aaaa:bbbb:cccc:dddd", Began: at.AddDate(0, 0, -3), Seen: at.AddDate(0, 0, -1)},
			{Hash: "c", Agent: "curl", Address: "198.51.100.9", Began: at.AddDate(0, 0, -5), Seen: at.AddDate(0, 0, -5)},
		},
	}
	long := usual
	long.Person.Email = strings.Repeat("fornavn.efternavn.", 5) + "@" + strings.Repeat("meget-langt-", 4) + "navn.example"
	long.Form = web.NewForm(fieldLanguage, "da")
	long.Form.Faults = []*fault.Fault{fault.New(fault.Invalid, "user.name_missing").In(fieldName)}
	refused := ownPage{Form: web.NewForm(fieldEmail, "ml@nordbaek"), Person: mette}
	refused.Form.Faults = []*fault.Fault{
		fault.New(fault.Invalid, "user.email_malformed").In(fieldEmail), fault.New(fault.Forbidden, "password.wrong").In(fieldPassword),
	}
	return []web.Sample{
		{Name: "office/account", Reader: reader, Page: accountView(usual), News: &web.News{Key: "office.account_saved"}},
		{Name: "office/account-long", Reader: reader, Page: accountView(long)},
		{Name: "office/account-email", Reader: reader, Page: emailView(ownPage{Form: web.NewForm(), Person: mette})},
		{Name: "office/account-email-refused", Reader: reader, Page: emailView(refused)},
		{Name: "office/help", Reader: reader, Page: helpSample()},
		{Name: "office/account-password", Reader: reader, Page: passwordView(ownPage{Form: web.NewForm(), Person: mette})},
	}
}

// userSamples are the pages of users in their states.
func userSamples() []web.Sample {
	reader, operator := sampleAdministrator(), sampleOperator()
	at := time.Date(2026, time.November, 23, 14, 42, 0, 0, time.UTC)
	member := func(id account.PersonID, name, email string, role access.Role, in time.Time) account.Member {
		return account.Member{Person: account.Person{ID: id, Name: name, Email: email, SignedIn: in}, Role: role}
	}
	mette := member(1, "Mette Kjær", "mette@nordbaek.example", access.Administrator, at)
	usual := usersPage{
		Self: 1, Members: []account.Member{
			mette, member(2, "Kaj Winther", "kaj@bogholderen.example", access.Caseworker, at.AddDate(0, 0, -2)),
			member(3, sampleLong[:90], strings.Repeat("revisor.", 9)+"@tal.example", access.Reader, time.Time{}),
		},
		Invitations: []account.Invitation{{ID: 7, Email: "bo@nordbaek.example", Role: access.Bookkeeper, Expires: at.AddDate(0, 0, 7)}},
	}
	refused := invitePage{Form: web.NewForm(fieldEmail, "bo@nordbaek"), Stays: true}
	refused.Form.Faults = []*fault.Fault{fault.New(fault.Invalid, "user.email_malformed").In(fieldEmail)}
	return []web.Sample{
		{Name: "office/users", Reader: reader, Page: usersView(usual), News: &web.News{
			Key: "office.user_removed", Values: map[string]string{"name": "Bo Lund"}, Undo: "/users/4/restore", UndoKey: "sample",
		}},
		{Name: "office/users-alone", Reader: reader, Page: usersView(usersPage{Self: 1, Members: []account.Member{mette}})},
		{Name: "office/users-house", Reader: operator, Page: usersView(usersPage{
			Self: 9, House: true, Members: []account.Member{member(9, "Runa Drift", "drift@krav.example", access.Operator, at)},
		})},
		{Name: "office/invite", Reader: reader, Page: inviteView(invitePage{Form: web.NewForm()})},
		{Name: "office/invite-refused", Reader: reader, Page: inviteView(refused)},
		{Name: "office/invite-house", Reader: operator, Page: inviteView(invitePage{Form: web.NewForm(), House: true})},
	}
}

// creditorSamples are the pages of the creditors one works for.
func creditorSamples() []web.Sample {
	reader := sampleAdministrator()
	place := func(id int64, name string, open, needs int, role access.Role) workplace {
		c := casework.Client{ID: debt.CreditorID(id), Name: name, Open: open, Needs: needs, Owed: money.Kroner(4_317*int64(open), 50)}
		return workplace{c, role}
	}
	sandbox := place(4, "Prøvekunden", 0, 0, access.Administrator)
	sandbox.Sandbox, sandbox.Owed = true, money.Amount{}
	many := creditorsPage{
		All: 12, SignUp: true, House: true, Places: []workplace{
			place(2, "Nordvig VVS ApS", 31, 4, access.Caseworker), place(5, sampleLong, 1204, 1, access.Bookkeeper),
			place(1, "Lindebjerg Tømrer & Snedker", 214, 0, access.Administrator), sandbox,
		},
	}
	refused := web.NewForm()
	refused.Faults = []*fault.Fault{fault.New(fault.Invalid, "creditor.name_missing").In(fieldCreditor)}
	return []web.Sample{
		{Name: "office/creditors", Reader: reader, Page: creditorsView(many)},
		{Name: "office/creditors-none-found", Reader: reader, Page: creditorsView(creditorsPage{All: 12, Query: "kvik"})},
		{Name: "office/creditors-none", Reader: web.Reader{Who: access.NewPerson(5, "Ida Holm")}, Page: creditorsView(creditorsPage{SignUp: true})},
		{Name: "office/creditor-new", Reader: reader, Page: newCreditorView(web.NewForm())},
		{Name: "office/creditor-new-refused", Reader: reader, Page: newCreditorView(refused)},
	}
}

// helpSample is the help, which speaks the language of whoever looks.
func helpSample() templ.Component {
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error { return helpView(newHelpPage(ctx)).Render(ctx, w) })
}
