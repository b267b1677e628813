package office

import (
	"context"

	"krav/internal/intake"
	"krav/internal/web"
)

// typedInput is a field about who owes.
func typedInput(ctx context.Context, field intake.Field) web.Input {
	made := web.Input{Name: field.String(), Autocomplete: "off"}
	switch field { //nolint:exhaustive // the others aren't in this form
	case intake.FieldDebtorKind:
		made.Label, made.Help = web.Say(ctx, "office.new_kind"), web.Say(ctx, "office.new_kind_help")
	case intake.FieldName:
		made.Label, made.Help, made.Required = web.Say(ctx, "office.name"), web.Say(ctx, "office.new_name_help"), true
	case intake.FieldAttention:
		made.Label = web.Say(ctx, "office.new_attention")
	case intake.FieldAddress:
		made.Label = web.Say(ctx, "office.new_street")
	case intake.FieldPostcode:
		made.Label, made.Class = web.Say(ctx, "office.new_postcode"), "num"
	case intake.FieldCity:
		made.Label = web.Say(ctx, "office.new_town")
	case intake.FieldCountry:
		made.Label, made.Help = web.Say(ctx, "office.new_country"), web.Say(ctx, "office.new_country_help")
	case intake.FieldEmail:
		made.Label, made.Help, made.Kind = web.Say(ctx, "office.email"), web.Say(ctx, "office.new_email_help"), "email"
	case intake.FieldMobile:
		made.Label, made.Help, made.Kind = web.Say(ctx, "office.mobile"), web.Say(ctx, "office.new_mobile_help"), "tel"
	case intake.FieldCVR:
		made.Label, made.Help = web.Say(ctx, "office.new_cvr"), web.Say(ctx, "office.new_cvr_help")
	case intake.FieldCustomerNumber:
		made.Label, made.Help = web.Say(ctx, "office.customer_no"), web.Say(ctx, "office.new_customer_no_help")
	}
	return made
}

// placedInput is a field about the invoice with a place.
func placedInput(ctx context.Context, field intake.Field, place int) web.Input {
	made := web.Input{Name: fieldOf(field.String(), place), Autocomplete: "off"}
	switch field { //nolint:exhaustive // the others aren't in this form
	case intake.FieldInvoiceNumber:
		made.Label, made.Required = web.Say(ctx, "office.new_number"), true
	case intake.FieldAmount:
		made.Label, made.Required = web.Say(ctx, "office.new_amount"), true
	case intake.FieldInvoiceDate:
		made.Label = web.Say(ctx, "office.new_issued")
	case intake.FieldDueDate:
		made.Label, made.Required = web.Say(ctx, "office.new_due"), true
	case intake.FieldDueBasis:
		made.Label, made.Help = web.Say(ctx, "office.new_basis"), web.Say(ctx, "office.new_basis_help")
	case intake.FieldText:
		made.Label, made.Help = web.Say(ctx, "office.new_text"), web.Say(ctx, "office.new_text_help")
	case intake.FieldAgreedRate:
		made.Label, made.Help, made.Class = web.Say(ctx, "office.new_agreed_rate"), web.Say(ctx, "office.new_agreed_rate_help"), "num"
	case intake.FieldReminderDate:
		made.Label = web.Say(ctx, "office.new_reminder_1")
	case intake.FieldReminderDate2:
		made.Label = web.Say(ctx, "office.new_reminder_2")
	case intake.FieldReminderDate3:
		made.Label = web.Say(ctx, "office.new_reminder_3")
	case intake.FieldReminderFees:
		made.Label = web.Say(ctx, "office.new_reminder_fees")
	}
	return made
}
