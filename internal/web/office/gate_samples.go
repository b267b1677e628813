package office

import (
	"net/url"
	"strings"

	"krav/internal/access"
	"krav/internal/account"
	"krav/internal/fault"
	"krav/internal/web"
)

// gateSamples are the pages before the door in their states.
func gateSamples() []web.Sample {
	return append(signInSamples(), linkSamples()...)
}

func signInSamples() []web.Sample {
	empty := web.Form{Key: "sample"}
	typed := web.Form{Key: "sample", Values: url.Values{fieldEmail: {"mette@nordbaek.example"}, fieldNext: {"/cases/1121"}}}
	wrong, waiting, halfway := typed, typed, typed
	wrong.Faults = []*fault.Fault{fault.New(fault.Forbidden, "sign_in.wrong").In(fieldPassword).With("left", "2")}
	waiting.Faults = []*fault.Fault{fault.New(fault.Unavailable, "sign_in.too_many").With("minutes", "5")}
	halfway.Faults = account.SignUp{Email: "mette@nordbaek.example", Password: "kort"}.Faults()
	kept := web.Form{Key: "sample", Values: url.Values{fieldKept: {"text=x"}, fieldKeptFor: {"/cases/1121/do/note"}}}
	said := keptPage{ //nolint:gosec // no credentials: what somebody wrote
		Form: web.Form{Values: url.Values{"form_key": {"sample"}, "text": {"Ringede til Anna. Hun betaler, når lønnen kommer den 1. Hun vil gerne have en kvittering på mail."}}},
		For:  "/cases/1121/do/note", Back: "/cases/1121/do/note", Mine: true, Creditor: "Lindebjerg Tømrer & Snedker ApS",
	}
	others := said
	others.Mine = false
	const portal = "https://portal.krav.example"
	return []web.Sample{
		{Name: "office/sign-in", Page: signInView(signInPage{Form: empty, SignUp: true, Portal: portal})},
		{Name: "office/sign-in-wrong", Page: signInView(signInPage{Form: wrong, Led: true, SignUp: true, Portal: portal})},
		{Name: "office/sign-in-waiting", Page: signInView(signInPage{Form: waiting, Portal: portal})},
		{Name: "office/sign-in-kept", Page: signInView(signInPage{Form: kept})},
		{Name: "office/kept", Page: keptView(said)},
		{Name: "office/kept-another", Page: keptView(others)},
		{Name: "office/sign-up", Page: signUpView(signUpPage{Form: empty})},
		{Name: "office/sign-up-first", Page: signUpView(signUpPage{Form: empty, First: true})},
		{Name: "office/sign-up-refused", Page: signUpView(signUpPage{Form: halfway})},
		{Name: "office/sign-up-sent", Page: mailSentView(mailSentPage{Again: signUpPath}), News: &web.News{Key: "gate.mail_sent", Values: map[string]string{"email": "mette@nordbaek.example"}}},
		{Name: "office/forgotten", Page: forgottenView(empty)},
		{Name: "office/forgotten-sent", Page: mailSentView(mailSentPage{Again: forgottenPath, Stays: true})},
	}
}

func linkSamples() []web.Sample {
	long := strings.Repeat("Dyrlægerne Åbrinken og Kastanjehaven ", 3) + "I/S"
	link := linkPage{
		Form: web.Form{Key: "sample"}, Path: "/link/sample/token",
		Link: account.Link{Email: "mette@nordbaek.example", Body: `{"creditor":"Nordbæk El ApS"}`},
	}
	refused := link
	refused.Form.Faults = []*fault.Fault{fault.New(fault.Invalid, "password.too_short").In(fieldPassword).With("length", "12")}
	invited := invitationPage{Form: link.Form, Path: link.Path, Invited: account.Invited{ //nolint:gosec // no credentials: a made-up person
		Invitation: account.Invitation{Email: "bo@nordbaek.example", Role: access.Caseworker}, CreditorName: "Nordbæk El ApS",
	}}
	known := invited
	known.Invited.Known, known.Invited.CreditorName, known.Invited.Role = true, long, access.Reader
	return []web.Sample{
		{Name: "office/link-sign-up", Page: confirmSignUpView(link)},
		{Name: "office/link-reset", Page: resetView(link)},
		{Name: "office/link-reset-refused", Page: resetView(refused)},
		{Name: "office/link-email", Page: confirmEmailView(link)},
		{Name: "office/link-gone-sign-up", Page: linkGoneView(account.ForSignUp)},
		{Name: "office/link-gone-reset", Page: linkGoneView(account.ForReset)},
		{Name: "office/link-gone-email", Page: linkGoneView(account.ForEmail)},
		{Name: "office/link-gone-invitation", Page: linkGoneView(account.ForInvitation)},
		{Name: "office/invitation", Page: invitationView(invited)},
		{Name: "office/invitation-known", Page: invitationView(known)},
	}
}
