package office

import (
	"net/url"
	"time"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/money"
	"krav/internal/web"
)

// sendingsSamples are the pages of the send queue in their states.
func sendingsSamples() []web.Sample {
	reader := web.SampleReader()
	list := func(name, tab string, form web.Form, rows ...casework.QueueRow) web.Sample {
		page := sendingsPage{Values: url.Values{"tab": {tab}}, Wrong: map[string]bool{"from": name == "-filtered"}, Form: form, Paging: web.Paging{Shown: len(rows), Next: "/sendings?after=9"}}
		page.List = casework.SendingPage{On: civil.MustParse("2026-11-23"), Rows: rows, Prints: 2, Counts: map[debt.DispatchStatus]int{
			debt.Waiting: 4, debt.Failed: 1, debt.Unclear: 1, debt.Stopped: 3, debt.Sent: 12, debt.Received: 2311,
		}}
		if name == "-filtered" {
			page.Values.Set("debtor", "Holm")
			page.Values.Set("from", "i går")
		}
		return web.Sample{Name: "office/sendings" + name, Reader: reader, Page: sendingsView(page)}
	}
	refused := web.NewForm("posted_on", "31-02-2026")
	refused.Fail(fault.New(fault.Invalid, "day.missing").In("posted_on"))
	one := func(name string, page sendingPage) web.Sample {
		if page.Form.Values == nil {
			page.Form = web.NewForm("posted_on", "23-11-2026")
		}
		return web.Sample{Name: "office/sending" + name, Reader: reader, Page: sendingView(page)}
	}
	return []web.Sample{
		list("", tabWaits, web.NewForm(), sampleRows()[:2]...),
		list("-print", tabPrints, web.NewForm("posted_on", "2026-11-23"), sampleRows()[1:2]...),
		list("-print-refused", tabPrints, refused, sampleRows()[1:2]...),
		list("-all", tabAll, web.NewForm(), sampleRows()...),
		list("-filtered", tabAll, web.NewForm()),
		list("-empty", tabWaits, web.NewForm()), list("-empty-print", tabPrints, web.NewForm()), list("-empty-failed", tabFailed, web.NewForm()),
		list("-empty-sent", tabSent, web.NewForm()),
		one("", sendingPage{Sending: sampleSending(debt.Received, debt.Email)}),
		one("-waiting", sendingPage{Sending: sampleSending(debt.Waiting, debt.Email)}),
		one("-print", sendingPage{Sending: sampleSending(debt.Waiting, debt.Print), Form: refused}),
		one("-receipt", sendingPage{Sending: sampleReceipt()}),
		one("-stopped", sendingPage{Sending: sampleSending(debt.Stopped, debt.Email)}),
		one("-failed", sendingPage{Sending: sampleSending(debt.Failed, debt.Email)}),
	}
}

func sampleRows() []casework.QueueRow {
	day := civil.MustParse("2026-11-20")
	row := func(n int64, debtor string, document debt.Document, by debt.Channel, to string, status debt.DispatchStatus) casework.QueueRow {
		r := casework.QueueRow{Dispatch: debt.DispatchID(n), Number: 1160 + n, Letter: debt.DocumentID(n), Debtor: debtor, Document: document, Channel: by, Recipient: to, Status: status, Ordered: day}
		if status > debt.Unclear {
			r.HandedOn = day
		}
		return r
	}
	stopped := row(5, "Frida Nymark", debt.CollectionNotice, debt.Email, "frida@post.example", debt.Stopped)
	stopped.Why = "dispatch.stopped_paid"
	return []casework.QueueRow{
		row(1, "Aksel Friis Møbler ApS", debt.SecondReminder, debt.Email, "bogholderi@friismobler.example", debt.Waiting),
		row(2, "Torkil Abelsen", debt.FirstReminder, debt.Print, "", debt.Waiting),
		row(3, "Rikke Thormod", debt.SecondReminder, debt.Email, "rikke.t@post.example", debt.Failed),
		row(4, "Dyrlægerne Åbrinken, Kastanjehaven og Sønner Interessentskab af 1987", debt.ThirdReminderNotice, debt.Email, "bogholderiet.for.stoerre.husdyr@dyrlaegerne-aabrinken-og-soenner.example", debt.Unclear),
		stopped,
		row(6, "Nanna Bjerregaard", debt.SecondReminder, debt.Email, "nanna.b@post.example", debt.Opened),
		row(7, "Tove Markussen", debt.CollectionDemand, debt.Email, "tove.m@post.example", debt.Received),
		row(8, "Villy Hasselbalch", debt.PaymentReceipt, debt.Print, "", debt.Sent),
	}
}

func sampleSending(status debt.DispatchStatus, by debt.Channel) casework.Sending {
	day, at := civil.MustParse("2026-11-20"), time.Date(2026, time.November, 20, 7, 0, 4, 0, time.UTC)
	d := debt.Dispatch{DispatchOrdered: debt.DispatchOrdered{Dispatch: 7, Letter: 3, Channel: by, Recipient: "merete.h@post.example"}, Ordered: day, Status: status}
	news := []casework.SendingNews{
		{At: at, Event: debt.LetterComposed{Letter: 3, Pages: 2}}, {At: at, Event: d.DispatchOrdered},
	}
	step := debt.Step{StepTaken: debt.StepTaken{Step: 9, Name: "reminder-1", Document: debt.FirstReminder, Channel: by, Fee: money.Kroner(100, 0), Deadline: civil.MustParse("2026-11-30")}}
	copies := map[debt.Channel]*fault.Fault{debt.Print: fault.New(fault.Invalid, "copy.no_address")}
	switch status {
	case debt.Received:
		d.HandedOn, step.Dispatched = day, day
		news = append(news, casework.SendingNews{At: at.Add(time.Second), Event: debt.DispatchHanded{Accepted: true, Answer: "250 2.0.0 Ok: queued as 4W1mbX0kYz"}},
			casework.SendingNews{At: at.Add(26 * time.Hour), Event: debt.DispatchReported{Status: debt.Opened}})
	case debt.Failed:
		d.HandedOn, step.Voided = day, debt.VoidUndelivered
		copies[debt.Email] = fault.New(fault.Conflict, "copy.step_voided")
		news = append(news, casework.SendingNews{At: at.Add(time.Minute), Event: debt.DispatchReported{Status: debt.Failed, Code: "5.1.1", Diagnostic: "550 5.1.1 <merete.h@post.example>: Recipient address rejected: User unknown in virtual mailbox table"}})
	case debt.Stopped:
		d.Why, step.Voided = "dispatch.stopped_paid", debt.VoidStopped
		news = append(news, casework.SendingNews{At: at.Add(time.Minute), Event: debt.DispatchStopped{Why: d.Why}})
	case debt.Waiting, debt.Unclear, debt.Sent, debt.Delayed, debt.Opened:
	}
	return casework.Sending{
		Number: 1168, On: civil.MustParse("2026-11-23"), Dispatch: d, Step: &step, News: news, Copies: copies,
		Debtor: debt.Debtor{Name: "Merete Holmgaard", Address: []string{"Bøgevænget 5"}, Postcode: "4300", Town: "Holbæk", Email: "merete.h@post.example"},
		Letter: debt.Letter{LetterComposed: debt.LetterComposed{Letter: 3, Document: debt.FirstReminder, Dated: day, Total: money.Kroner(1312, 40)}},
	}
}

// sampleReceipt is a receipt on paper: it asks for nothing.
func sampleReceipt() casework.Sending {
	s := sampleSending(debt.Waiting, debt.Print)
	s.Step, s.Letter.Document, s.Letter.Total = nil, debt.PaymentReceipt, money.Amount{}
	return s
}
