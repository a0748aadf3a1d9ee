"""Mail on its way: a letter is a row from when it is written, and is sent by whoever runs `send_mail`."""
