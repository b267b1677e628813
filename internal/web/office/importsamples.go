package office

import (
	"time"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/fault"
	"krav/internal/intake"
	"krav/internal/money"
	"krav/internal/web"
)

// importSamples are the pages of the import in their states.
func importSamples() []web.Sample {
	reader := web.SampleReader()
	waiting, taken := sampleUpload(casework.UploadWaiting), sampleUpload(casework.UploadTaken)
	failed := importedPage{Upload: sampleUpload(casework.UploadFailed), Result: casework.UploadResult{Key: "file.is_pdf"}}
	done := casework.UploadResult{
		Created: 131, Joined: 9, Credited: 2, Asked: 2, Refused: 4, Overtaken: 3,
		Notes: []casework.NoteReport{{Note: intake.NoteNoInvoiceDate, Count: 14, Lines: []int{3, 7, 9, 12, 15, 18, 19, 22, 23, 31}}, {Note: intake.NoteFeesTakenOut, Count: 1, Lines: []int{12}}},
	}
	long := waiting
	long.Name = "Udtræk-fra-økonomisystemet-over-samtlige-forfaldne-poster-pr-23-november-2026-endelig-udgave-2.csv"
	refused := []casework.Received{{Name: "faktura-1042.pdf", Why: fault.New(fault.Invalid, "file.is_pdf")}}
	again := sampleLook(waiting)
	again.ReadAt = waiting.At
	return []web.Sample{
		{Name: "office/import", Reader: reader, Page: importView(importPage{Form: web.NewForm(), Uploads: []casework.Upload{
			waiting, sampleUpload(casework.UploadOrdered), taken, failed.Upload, long,
		}})},
		{Name: "office/import-empty", Reader: reader, Page: importView(importPage{Form: web.NewForm()})},
		{Name: "office/import-refused", Reader: reader, Page: importView(importPage{Form: web.NewForm(), Refused: refused})},
		{Name: "office/import-columns", Reader: reader, Page: columnsView(columnsPage{Form: web.NewForm(), Look: sampleLook(waiting)})},
		{Name: "office/import-columns-long", Reader: reader, Page: columnsView(columnsPage{Form: web.NewForm(), Look: sampleLook(long)})},
		{Name: "office/import-columns-again", Reader: reader, Page: columnsView(columnsPage{Form: web.NewForm(), Look: again})},
		{Name: "office/import-columns-missing", Reader: reader, Page: columnsView(columnsPage{Form: web.NewForm(), Look: missingLook(waiting)})},
		{Name: "office/import-unread", Reader: reader, Page: columnsView(columnsPage{
			Form: web.NewForm(), Look: casework.UploadLook{Upload: waiting}, Unread: fault.New(fault.Invalid, "file.is_pdf"),
		})},
		{Name: "office/import-taking", Reader: reader, Page: sentView(invoiceFiles(), importedPage{Upload: sampleUpload(casework.UploadOrdered)})},
		{Name: "office/import-taken", Reader: reader, Page: sentView(invoiceFiles(), importedPage{Upload: taken, Result: done})},
		{Name: "office/import-taken-nothing", Reader: reader, Page: sentView(invoiceFiles(), importedPage{Upload: taken, Result: casework.UploadResult{Unchanged: 148}})},
		{Name: "office/import-failed", Reader: reader, Page: sentView(invoiceFiles(), failed)},
	}
}

func sampleUpload(state casework.UploadState) casework.Upload {
	at := time.Date(2026, time.November, 23, 7, 31, 0, 0, time.UTC)
	return casework.Upload{ID: 7, Name: "debitorer-november.csv", State: state, At: at, Size: 21_482, Lines: 1500}
}

func missingLook(u casework.Upload) casework.UploadLook {
	look := sampleLook(u)
	look.Layout.Columns[6].Field, look.Layout.Columns[6].Confidence = 0, 0
	return casework.UploadLook{Upload: u, Layout: look.Layout, Missing: []intake.Field{intake.FieldDueDate}}
}

func sampleLook(u casework.Upload) casework.UploadLook {
	column := func(heading, example string, field intake.Field, sure intake.Confidence) intake.Column {
		return intake.Column{Heading: heading, Examples: []string{example}, Field: field, Confidence: sure}
	}
	return casework.UploadLook{
		Upload: u,
		Layout: intake.Layout{Columns: []intake.Column{
			column("Debitornavn", "Merete Holmgaard", intake.FieldName, intake.Certain),
			column("Deb.nr", "40127", intake.FieldCustomerNumber, intake.Certain),
			column("Adr", "Bøgevænget 5", intake.FieldAddress, intake.Certain),
			column("PostBy", "4300 Holbæk", intake.FieldPostcodeCity, intake.Certain),
			column("Mail", "merete.h@post.example", intake.FieldEmail, intake.Certain),
			column("Faknr", "10591", intake.FieldInvoiceNumber, intake.Certain),
			column("Forfald", "09/11-26", intake.FieldDueDate, intake.Certain),
			column("Beløb", "5.462,50", intake.FieldAmount, intake.Likely),
			column("Rykket", "1", intake.FieldReminderCount, intake.Unsure),
			column("Sælger", "KD", 0, 0),
		}},
		Drafts: []intake.Draft{{
			Line: 7, Number: "10591", DueDate: civil.MustParse("2026-11-09"), Total: money.Kroner(5462, 50), Principal: money.Kroner(5462, 50),
			Debtor:    intake.DebtorDraft{Name: "Merete Holmgaard", Address: []string{"Bøgevænget 5"}, Postcode: "4300", City: "Holbæk"},
			Reminders: intake.Reminders{Count: 1},
		}},
		Tried: casework.ImportReport{Created: 131, Joined: 11, Refused: make([]casework.LineReport, 6), Lines: 148},
	}
}
