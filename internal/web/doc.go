// Package web is the kit that pages are built from: frames, components, forms,
// and what every request goes through (sider). It knows nothing of debt: the
// packages office and portal below it make pages of use cases with it.
// docs/WEB.md tells how to add a page, step by step.
//
// # A request
//
// A [Site] is one origin. Site.Handle gives an address a [Handler], which returns
// an error: the site turns the fault's kind into a status and the fault's key
// into a sentence, on a page of its own, or alone where htmx asked. Pages are
// made whole before any of it is sent ([Show]), so a failure half-way is a proper
// answer. What is said of all requests is said once, in the site: who reads
// ([Reader], in the context), safety headers, limits, refusal of what other sites
// send, the log. The log has the pattern an address met and never the address.
//
// # Changing something
//
// Nothing changes on GET. A form is a POST made by [Post], which carries a key
// that is new for each form made: a double click or a second tab sends the same
// key, and the use case that is handed it does once what is asked twice. When it
// went well the handler answers by [SeeOther], so that loading again repeats
// nothing and the back button leads where it should; Site.Tell leaves a message
// for that next page. When something was wrong it notes that by Form.Fail and
// shows the same page again with Form.Status, 422: nothing typed is lost.
//
// # Script
//
// Every page works without script. htmx is on top, where waiting is saved, by
// these rules:
//
//   - Links and forms aren't boosted as a rule: pages are small, and a real
//     page load is what the back button, downloads and screen readers expect. A
//     list may boost its filters and its pager, with hx-boost:inherited="true",
//     hx-target and hx-select around them. Attributes are inherited only where
//     they say so: that is htmx 4.
//   - A part of a page that htmx asks for has an address of its own, which answers
//     with that part alone; Reader.Script tells when it is htmx that asks.
//   - htmx 4 swaps what comes with a status of 4xx or 5xx as well, so a refused
//     form (422) shows itself and needs no extension.
//   - hx-on, hx-vals with js: and everything else that is script inside HTML is
//     refused by the content policy.
//
// # Texts
//
// Every text is said by [Say] from the catalogue, in the reader's language;
// amounts and days by [Amount], [Figure], [Date] and their like. Templates hold
// no words.
//
// # Looks
//
// styles/krav.css is the only source of looks, built into assets/krav.css by
// scripts/styles. A component is one templ function; its classes are those of the
// design. There is no style attribute anywhere: the policy refuses it.
//
// # The gallery
//
// Every page and component, in every state, is a [Sample] of its package. Package
// webtest walks through them in both languages, light and dark, at 1440 and 390
// pixels, with axe; krav serve --gallery shows them.
package web
