package office

import (
	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/fault"
	"krav/internal/intake"
	"krav/internal/money"
	"krav/internal/web"
)

// bankSamples are the pages of banks' files in their states.
func bankSamples() []web.Sample {
	reader := web.SampleReader()
	waiting, taken := sampleBankUpload(casework.UploadWaiting), sampleBankUpload(casework.UploadTaken)
	tried := casework.PaymentsReport{Matched: 41, Proposed: 3, Unmatched: 2, Duplicate: 12, Outgoing: 9, Refused: make([]casework.LineReport, 1), Lines: 68}
	list := casework.BankLook{Upload: waiting, IsList: true, Layout: sampleBankLayout(), Entries: sampleBankEntries()[:1], Tried: tried}
	missing := casework.BankLook{Upload: waiting, IsList: true, Layout: sampleBankLayout(), Missing: []intake.BankField{intake.BankDay}}
	missing.Layout.Mapping.Columns = missing.Layout.Mapping.Columns[1:]
	statement := casework.BankLook{Upload: waiting, Entries: sampleBankEntries(), Tried: tried, More: true, ReadAt: waiting.At}
	columns := func(name string, look casework.BankLook, unread *fault.Fault) web.Sample {
		return web.Sample{Name: "office/bank-" + name, Reader: reader, Page: bankColumnsView(bankColumnsPage{Form: web.NewForm(), Look: look, Unread: unread})}
	}
	became := func(name string, page importedPage) web.Sample {
		return web.Sample{Name: "office/bank-" + name, Reader: reader, Page: sentView(paymentFiles(), page)}
	}
	done := casework.MoneyResult{
		Matched: 41, Proposed: 3, Unmatched: 2, Duplicate: 12, Outgoing: 9, Refused: 2,
		Overpaid: []casework.Overpayment{{Line: 12, Number: 1168, Amount: money.Kroner(50, 0)}},
		Lines:    []casework.SaidOfLine{{Line: 7, SaidOfFile: casework.SaidOfFile{Key: "entry.foreign_currency", Args: map[string]string{"currency": "EUR"}}}},
	}
	return []web.Sample{
		{Name: "office/bank", Reader: reader, Page: bankFilesView(importPage{Form: web.NewForm(), Uploads: []casework.Upload{waiting, taken}})},
		{Name: "office/bank-refused", Reader: reader, Page: bankFilesView(importPage{Form: web.NewForm(), Refused: []casework.Received{{Name: "tom.zip", Why: fault.New(fault.Invalid, "archive.empty")}}})},
		columns("list", list, nil), columns("missing", missing, nil), columns("statement", statement, nil),
		columns("unread", casework.BankLook{Upload: waiting}, fault.New(fault.Invalid, "payments.is_invoices")),
		became("taking", importedPage{Upload: sampleBankUpload(casework.UploadOrdered)}),
		became("failed", importedPage{Upload: sampleBankUpload(casework.UploadFailed), Result: casework.UploadResult{Key: "payments.other_format"}}),
		became("taken", importedPage{Upload: taken, Result: casework.UploadResult{Money: &done}}),
		became("taken-nothing", importedPage{Upload: taken, Result: casework.UploadResult{Money: &casework.MoneyResult{Duplicate: 53}}}),
	}
}

func sampleBankUpload(state casework.UploadState) casework.Upload {
	u := sampleUpload(state)
	u.Kind, u.Name = casework.UploadedPayments, "kontoudtog-november-2026.csv"
	return u
}

func sampleBankLayout() intake.BankLayout {
	return intake.BankLayout{
		Headings: []string{"Bogført", "Tekst", "Beløb", "Saldo", "Arkivreferencenummer-hos-banken"},
		Examples: []string{"20-11-2026", "+71<000000000011680+80000012<", "1.312,40", "48.120,15", ""},
		Mapping:  intake.BankMapping{Key: "abc", Columns: []intake.BankField{intake.BankDay, intake.BankText, intake.BankAmount, intake.BankBalance}},
	}
}

func sampleBankEntries() []intake.BankEntry {
	day := civil.MustParse("2026-11-20")
	return []intake.BankEntry{
		{Line: 2, ValueDay: day, Amount: money.Kroner(1312, 40), Direction: intake.Credit, PayerName: "Merete Holmgaard", Structured: []string{"+71<000000000011680+80000012<"}},
		{Line: 3, BookingDay: day, Amount: money.Kroner(9000, 0), Direction: intake.Debit, Text: []string{"Husleje", "december"}},
	}
}
