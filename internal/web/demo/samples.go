package demo

import (
	"time"

	"krav/internal/civil"
	"krav/internal/money"
	"krav/internal/web"
)

// Samples returns the demo's pages in their states, for the gallery.
func Samples() []web.Sample {
	front := frontPage{
		Today: civil.MustParse("2026-11-23"), Portal: "http://127.0.0.1:8081",
		//nolint:gosec // nobody's: it is a sample
		Logins: []Login{{Name: "Mette Kjær", Email: "mette@lindebjerg.example", Password: "rolig-fjord-2026", Works: "demo.works_carpenter"}},
		Files:  []File{{Name: "fakturaer.csv", Does: "demo.try_invoices"}, {Name: "bank.xml", Does: "demo.try_bank"}},
	}
	moved := front
	moved.Nights = []Night{
		{Day: civil.MustParse("2026-11-24")},
		{Day: civil.MustParse("2026-11-25"), NewCases: 6, Letters: 12, Fees: money.Kroner(1200, 0), Money: money.Kroner(14_250, 75), Closed: 3},
	}
	mail := message{
		Box: "2", ID: "17", From: "Lindebjerg Tømrer & Snedker ApS <krav@sandbox.example>", To: "Niels Ellekjær <niels.ellekjaer@post.example>",
		Subject: "Rykker fra Lindebjerg Tømrer & Snedker ApS, sag 10106", At: time.Date(2026, time.November, 23, 7, 0, 0, 0, time.UTC),
		Attached: []attachment{{Name: "brev-10106.pdf", Kind: "application/pdf"}},
	}
	text := []piece{{Text: "Se sagen her: "}, {Text: "betal.krav.example", Href: "http://127.0.0.1:8081"}}
	return []web.Sample{
		{Name: "demo/front", Page: frontView(front)},
		{Name: "demo/front-moved", Page: frontView(moved)},
		{Name: "demo/mails", Page: mailsView(mailsPage{Mails: []message{mail, mail}, Paging: web.Paging{Shown: 2}})},
		{Name: "demo/mails-empty", Page: mailsView(mailsPage{})},
		{Name: "demo/mail", Page: mailView(mail, text)},
		web.Alone("corner", corner(civil.MustParse("2026-11-23"))),
	}
}
