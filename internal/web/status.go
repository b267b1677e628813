package web

import "context"

// Category is one of the five sorts of thing that happen on a case. It has a
// colour, and never the colour alone: icon and word go with it.
type Category string

// The categories, by their class in the style sheet.
const (
	CategoryPayment Category = "pay"  // money came in (betaling)
	CategoryCost    Category = "cost" // a claim or a cost (krav og omkostning)
	CategoryAction  Category = "do"   // something was sent or done (handling)
	CategoryNote    Category = "note" // a note or a pause (note og pause)
	CategoryPartner Category = "ext"  // news from a partner (partner)
)

// Categories returns all five, in the order of the filter over a timeline.
func Categories() []Category {
	return []Category{CategoryPayment, CategoryCost, CategoryAction, CategoryNote, CategoryPartner}
}

// Icon returns the category's icon.
func (c Category) Icon() Icon {
	switch c {
	case CategoryPayment:
		return IconBanknote
	case CategoryCost:
		return IconReceiptText
	case CategoryAction:
		return IconSend
	case CategoryNote:
		return IconStickyNote
	case CategoryPartner:
		return IconUsers
	}
	return IconCircleDot
}

// Word returns the category's name.
func (c Category) Word(ctx context.Context) string {
	switch c {
	case CategoryPayment:
		return Say(ctx, "web.category_payment")
	case CategoryCost:
		return Say(ctx, "web.category_cost")
	case CategoryAction:
		return Say(ctx, "web.category_action")
	case CategoryNote:
		return Say(ctx, "web.category_note")
	case CategoryPartner:
		return Say(ctx, "web.category_partner")
	}
	return ""
}

// colour returns the class of the category's colour.
func (c Category) colour() string {
	switch c {
	case CategoryPayment:
		return "green"
	case CategoryCost:
		return "red"
	case CategoryAction:
		return "blue"
	case CategoryNote:
		return "amber"
	case CategoryPartner:
		return "purple"
	}
	return ""
}

// Tone says how a status is shown. Only what a person must act on has colour in
// its words.
type Tone string

// The tones, by their class in the style sheet.
const (
	ToneWait Tone = "wait" // nothing to do yet: grey
	ToneGo   Tone = "go"   // on its way: blue icon
	ToneDone Tone = "done" // went well: green icon
	ToneHold Tone = "hold" // stopped, with a reason: amber
	ToneBad  Tone = "bad"  // needs you: red
	TonePart Tone = "ext"  // lies with a partner: purple
)

// Standing is where a thing stands, in an icon and a few words (status).
type Standing struct {
	Tone  Tone
	Icon  Icon
	Words string
}
