"""The printed copy. Only this package imports WeasyPrint; call `plans.pdf.render.render`."""
