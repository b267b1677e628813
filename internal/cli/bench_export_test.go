package cli

// WriteInvoices is writeInvoices, for the tests.
var WriteInvoices = writeInvoices

// BesideIt is besideIt, for the tests.
var BesideIt = besideIt
